"""The state of a running program, kept and brought back: containers, arrays, random generators.

Runs inside the child process.
"""

from __future__ import annotations

import random
import sys
from collections import deque
from types import BuiltinFunctionType, CellType, FunctionType, MethodType, ModuleType
from typing import Any

import numpy as np

__all__ = ["Memento"]

_MOST_OBJECTS = 50_000
_PLAIN = (str, bytes, int, float, complex, bool, type(None), type, range, slice)
_CODE = (ModuleType, FunctionType, BuiltinFunctionType, MethodType)


class Memento:
    """A copy of everything that can change and that some tables of names lead to.

    Identities are kept: what two names share before, they share after `restore`.

    Parameters
    ----------
    roots : list of dict
        Tables of names.
    constant : frozenset of int, default=empty
        Identities of arrays that are known not to change and need no copy.
    is_random : bool, default=True
        Whether generators of random numbers are kept too, which takes as long as a small step.
    """

    def __init__(
        self,
        roots: list[dict[str, Any]],
        constant: frozenset[int] = frozenset(),
        *,
        is_random: bool = True,
    ) -> None:
        self._constant = constant
        self._records: list[tuple[Any, Any]] = []
        self._seen: dict[int, Any] = {}
        waiting: list[Any] = list(roots)
        while waiting and len(self._seen) < _MOST_OBJECTS:
            thing = waiting.pop()
            is_code = isinstance(thing, _CODE) and not _has_cells(thing)
            is_plain = isinstance(thing, _PLAIN) and not _is_own_class(thing)
            if is_code or is_plain or id(thing) in self._seen:
                continue
            self._seen[id(thing)] = thing
            waiting += self._kept(thing)
        self._generators = _generators() if is_random else None

    def _kept(self, thing: Any) -> list[Any]:
        """Record one object; return what it holds."""
        if isinstance(thing, dict):
            self._records.append((thing, dict(thing)))
            return [v for k, v in thing.items() if k != "__builtins__"]
        if isinstance(thing, (list, deque, set)):
            self._records.append((thing, list(thing)))
            return list(thing) if len(thing) < _MOST_OBJECTS else []
        if isinstance(thing, tuple):
            return list(thing)
        if isinstance(thing, FunctionType):
            return [cell for cell in thing.__closure__ or () if _is_filled(cell)]
        if isinstance(thing, CellType):
            self._records.append((thing, thing.cell_contents))
            return [thing.cell_contents]
        return self._kept_values(thing)

    def _kept_values(self, thing: Any) -> list[Any]:
        """Record an array, a tensor, a generator or a class; return what an object holds."""
        if isinstance(thing, type):
            values = _values(thing)
            self._records.append((thing, values))
            return list(values.values())
        if isinstance(thing, np.ndarray):
            if id(thing) not in self._constant:
                self._records.append((thing, thing.copy()))
            return []
        if _draws(thing):
            self._records.append((thing, _state(thing)))
            return []
        if _is_tensor(thing):
            # Only leaves keep a gradient; asking others for it is warned about.
            gradient = thing.grad if thing.is_leaf else None
            if id(thing) not in self._constant:
                self._records.append((thing, (thing.detach().clone(), gradient)))
            return [] if gradient is None else [gradient]
        held = getattr(thing, "__dict__", None)
        return [held] if isinstance(held, dict) else []

    def restore(self) -> None:
        """Bring everything back to where it was."""
        for thing, kept in self._records:
            _put_back(thing, kept)
        if self._generators is not None:
            _set_generators(self._generators)

    @property
    def has_drawn(self) -> bool:
        """Whether random numbers were drawn since."""
        return self._generators is not None and not _are_same(self._generators, _generators())

    def constant_arrays(self) -> frozenset[int]:
        """Return the identities of the arrays that are now as they were."""
        same = {id(thing) for thing, kept in self._records if _is_same(thing, kept)}
        return self._constant | frozenset(same)


def _has_cells(thing: Any) -> bool:
    """Whether a function of the script keeps names of the function that made it."""
    is_own = isinstance(thing, FunctionType) and thing.__module__ == "__main__"
    return is_own and bool(thing.__closure__)


def _is_own_class(thing: Any) -> bool:
    return isinstance(thing, type) and thing.__module__ == "__main__"


def _values(own: type) -> dict[str, Any]:
    """Return what a class of the script holds beside its methods."""
    methods = (FunctionType, staticmethod, classmethod, property)
    return {
        name: value
        for name, value in vars(own).items()
        if not name.startswith("__") and not isinstance(value, methods)
    }


def _is_filled(cell: CellType) -> bool:
    try:
        return cell.cell_contents is not None
    except ValueError:
        return False


def _put_back(thing: Any, kept: Any) -> None:
    if isinstance(thing, dict):
        if thing.keys() != kept.keys():
            thing.clear()
        dict.update(thing, kept)  # a Counter of its own adds up
    elif isinstance(thing, CellType):
        thing.cell_contents = kept
    elif isinstance(thing, type):
        _put_back_class(thing, kept)
    elif isinstance(thing, (list, deque, set)):
        thing.clear()
        (thing.update if isinstance(thing, set) else thing.extend)(kept)
    else:
        _put_back_values(thing, kept)


def _put_back_class(own: type, kept: dict[str, Any]) -> None:
    for name in _values(own).keys() - kept.keys():
        delattr(own, name)
    for name, value in kept.items():
        setattr(own, name, value)


def _put_back_values(thing: Any, kept: Any) -> None:
    if isinstance(thing, np.ndarray):
        if thing.flags.writeable:
            thing[...] = kept
    elif _draws(thing):
        _set_state(thing, kept)
    else:
        value, gradient = kept
        thing.data.copy_(value)
        if thing.is_leaf:
            thing.grad = gradient


def _is_same(thing: Any, kept: Any) -> bool:
    if isinstance(thing, np.ndarray):
        return thing.dtype != object and bool(
            np.array_equal(thing, kept, equal_nan=_is_float(kept))
        )
    if _is_tensor(thing):
        has_gradient = kept[1] is not None or (thing.is_leaf and thing.grad is not None)
        return not has_gradient and bool((thing == kept[0]).all())
    return False


def _is_float(array: Any) -> bool:
    return bool(array.dtype.kind in "fc")


def _is_tensor(thing: Any) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(thing, torch.Tensor)


def _draws(thing: Any) -> bool:
    """Whether an object is a generator of random numbers of its own."""
    torch = sys.modules.get("torch")
    kinds = (np.random.Generator, np.random.RandomState, random.Random)
    return isinstance(thing, kinds) or (torch is not None and isinstance(thing, torch.Generator))


def _state(generator: Any) -> Any:
    if isinstance(generator, np.random.Generator):
        return generator.bit_generator.state
    is_python = isinstance(generator, random.Random)
    return generator.getstate() if is_python else generator.get_state()


def _set_state(generator: Any, state: Any) -> None:
    if isinstance(generator, np.random.Generator):
        generator.bit_generator.state = state
    elif isinstance(generator, random.Random):
        generator.setstate(state)
    else:
        generator.set_state(state)


def _generators() -> tuple[Any, ...]:
    torch = sys.modules.get("torch")
    state = None if torch is None else torch.get_rng_state()
    return random.getstate(), np.random.get_state(), state  # noqa: NPY002


def _are_same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether generators are in the same states."""
    is_same = one[0] == other[0] and one[1][2:] == other[1][2:]
    is_same = is_same and np.array_equal(one[1][1], other[1][1])
    return is_same and (one[2] is None or bool((one[2] == other[2]).all()))


def _set_generators(states: tuple[Any, ...]) -> None:
    random.setstate(states[0])
    np.random.set_state(states[1])  # noqa: NPY002
    if states[2] is not None:
        sys.modules["torch"].set_rng_state(states[2])
