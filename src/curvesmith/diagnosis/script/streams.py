"""Iterators that a script asks for one item after the other: ``next(batches)``.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import GeneratorType
from typing import Any

from curvesmith.diagnosis.script.locations import Names

__all__ = ["Stream", "with_streams"]

_MODULES = ("itertools", "torch.utils.data.dataloader")


class Stream:
    """An iterator of which an iteration can be given the same items again.

    Parameters
    ----------
    items : iterator

    Attributes
    ----------
    position : int
        How many items have been given. To go back to an item, put it back.
    """

    def __init__(self, items: Iterator[Any]) -> None:
        come: list[Any] = []

        def item(position: int) -> Any:
            while len(come) <= position:
                come.append(next(items))
            return come[position]

        self._item = item  # a function's own list: what is put back is the position alone
        self.position = 0

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        item = self._item(self.position)
        self.position += 1
        return item


def with_streams(names: Names) -> None:
    """Put streams in the place of iterators that are held by names, or by attributes of these."""
    for table in names.tables():
        for holder in (table, *(_attributes(value) for value in list(table.values()))):
            for name, value in list(holder.items()):
                if isinstance(value, GeneratorType) or _is_iterator(value):
                    holder[name] = Stream(value)


def _attributes(value: Any) -> dict[str, Any]:
    is_own = type(value).__module__ == "__main__" and not isinstance(value, type)
    return getattr(value, "__dict__", {}) if is_own else {}


def _is_iterator(value: Any) -> bool:
    return isinstance(value, Iterator) and type(value).__module__ in _MODULES
