"""Where arrays live: names, attributes, items of lists and dicts; tensors and modules too.

Runs inside the child process.
"""

from __future__ import annotations

import operator
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from types import CellType, FunctionType, ModuleType
from typing import Any

import numpy as np

from curvesmith.diagnosis.script.recorder import as_array, like
from curvesmith.diagnosis.script.tables import Table, parts_of_row, tables_of

__all__ = [
    "Location",
    "Names",
    "arrays_of",
    "by_other_names",
    "columns_of",
    "cells_of",
    "in_the_same_names",
    "joined",
    "zeros_of",
]

_DEEPEST = 6
_MOST_ITEMS = 200
_NESTED = 2  # how deep plain numbers are looked for


@dataclass
class Names:
    """The names that code sees: those of its function, then those of its module.

    Parameters
    ----------
    outer : dict
        The module's.
    inner : dict or None
        The function's; None for code of the module.
    """

    outer: dict[str, Any]
    inner: dict[str, Any] | None = None

    def tables(self) -> list[dict[str, Any]]:
        """Return the dictionaries in the order in which names are looked up."""
        return [self.outer] if self.inner is None else [self.inner, self.outer]


@dataclass(frozen=True)
class Location:
    """A place that holds an array.

    Parameters
    ----------
    text : str
        As the script would write it: ``self.W``, ``params['W1']``.
    paths : tuple of paths
        All ways to it: the number of the table of names, then ("item", key), ("attribute", key),
        ("cell", name) in functions made by a function or, in PyTorch modules, ("parameter",
        dotted key).
    table : Table or None, default=None
        How a list of numbers or of rows is an array; None for what is one.
    """

    text: str
    paths: tuple[tuple[tuple[str, Any], ...], ...]
    table: Table | None = None

    @property
    def is_in_module(self) -> bool:
        """Whether it is a parameter of a PyTorch module: such have dotted names, or stand alone."""
        return any(step[0] == "parameter" for path in self.paths for step in path)

    def get(self, names: Names) -> Any:
        """Return what is there; of a list, a copy as an array."""
        found = _followed(names.tables(), self.paths[0])
        return found if self.table is None else self.table.array(found)

    def put(self, names: Names, value: Any) -> None:
        """Put another object there, along every path; what asked for gradients still does."""
        old, torch = _followed(names.tables(), self.paths[0]), sys.modules.get("torch")
        if torch is not None and isinstance(old, torch.nn.Parameter):
            value = torch.nn.Parameter(value.detach(), requires_grad=old.requires_grad)
        elif getattr(old, "requires_grad", False):
            value = value.detach().requires_grad_(True)
        for path in self.paths:
            if self.table is not None:
                value = self.table.filled(_followed(names.tables(), path), value)
            _put(names, path, value)

    def write(self, names: Names, array: np.ndarray[Any, Any]) -> None:
        """Change the values of what is there, in place where it has a place."""
        if self.table is not None:
            self.put(names, array)
            return
        old = self.get(names)
        torch = sys.modules.get("torch")
        if torch is not None and isinstance(old, torch.Tensor):
            with torch.no_grad():
                old.data.copy_(like(array, old).reshape(old.shape))
        elif isinstance(old, np.ndarray) and old.dtype.kind == "f" and old.flags.writeable:
            old[...] = np.reshape(array, old.shape)
        else:
            self.put(names, like(np.reshape(array, np.shape(old)), old))


def _put(names: Names, path: tuple[tuple[str, Any], ...], value: Any) -> None:
    """Put an object where a path ends; of a tuple, another one is put in its place."""
    place = _followed(names.tables(), path[:-1])
    kind, key = path[-1]
    if kind == "cell":
        _cell(place, key).cell_contents = value
    elif kind in ("attribute", "parameter"):
        owner, _, last = key.rpartition(".")
        setattr(operator.attrgetter(owner)(place) if owner else place, last, value)
    elif isinstance(place, tuple):
        items = [value if k == key else item for k, item in enumerate(place)]
        make = getattr(place, "_make", type(place))
        _put(names, path[:-1], make(items))
    else:
        place[key] = value


@dataclass(frozen=True)
class Joined(Location):
    """Several places that hold one column of an array each.

    Parameters
    ----------
    columns : tuple of Location
        Of equal shapes, with at most one axis; the text is that of the first.
    """

    columns: tuple[Location, ...] = ()

    def get(self, names: Names) -> Any:
        """Return the columns side by side."""
        return np.stack([_plain(column.get(names)) for column in self.columns], axis=-1)

    def put(self, names: Names, value: Any) -> None:
        """Put each column in its own place."""
        for k, column in enumerate(self.columns):
            column.put(names, like(np.asarray(value)[..., k], column.get(names)))

    def write(self, names: Names, array: np.ndarray[Any, Any]) -> None:
        """Put each column in its own place."""
        self.put(names, array)


def joined(columns: tuple[Location, ...]) -> Location:
    """Return several places as one; a single one as it is."""
    first = columns[0]
    return first if len(columns) == 1 else Joined(first.text, first.paths, None, columns)


def columns_of(place: Location) -> tuple[Location, ...]:
    """Return the places that are joined in one; a single one alone."""
    return place.columns if isinstance(place, Joined) else (place,)


def _plain(value: Any) -> np.ndarray[Any, Any]:
    array = as_array(value)
    return np.asarray(value if array is None else array, dtype=np.float64)


def _followed(place: Any, path: tuple[tuple[str, Any], ...]) -> Any:
    """Return what a path leads to; the parameters of a module have dotted names."""
    for kind, key in path:
        if kind == "cell":
            place = _cell(place, key).cell_contents
        else:
            place = place[key] if kind == "item" else operator.attrgetter(key)(place)
    return place


def _cell(function: FunctionType, name: str) -> CellType:
    """Return where a function keeps a name of the function around it."""
    assert function.__closure__ is not None
    return function.__closure__[function.__code__.co_freevars.index(name)]


def arrays_of(names: Names, *, floats_only: bool = True) -> dict[str, Location]:
    """Return every array that the names lead to, by the shortest text; aliases are joined.

    Parameters
    ----------
    names : Names
    floats_only : bool, default=True
        Whether to leave out arrays of whole numbers.
    """
    found: dict[Any, Location] = {}
    lists = [x for scope in names.tables() for x in scope.values() if isinstance(x, list)]
    for number, scope in enumerate(names.tables()):
        for name, value in list(scope.items()):
            if name.startswith("__") or isinstance(value, ModuleType):
                continue
            start = (("item", number), ("item", name))
            parts = parts_of_row(value, lists)
            for text, path, thing in _reached(value, name, start, 0, set()):
                for table in parts or tables_of(thing) or (None,):
                    place = Location(text, (path,), table)
                    _add(found, place, thing, names, floats_only=floats_only)
    named: dict[str, Location] = {}
    for location in found.values():
        kept = named.setdefault(location.text, location)  # a function's name hides the module's
        if kept is not location and any(step[0] == "cell" for step in location.paths[0]):
            # Functions made by one function keep other arrays by the same name.
            text = _spelled(location)
            named.setdefault(text, replace(location, text=text))
    return named


def by_other_names(places: dict[str, Location], wanted: Iterable[str]) -> dict[str, Location]:
    """Return places with those that are wanted by other texts, under these and by these alone.

    ``params[0]`` is the array ``w`` only until the list is made anew.
    """
    found = dict(places)
    missing = set(wanted) - places.keys()
    for known, place in places.items() if missing else ():
        for path in place.paths[1:]:
            text = _spelled(replace(place, paths=(path,)))
            if text in missing:
                found.pop(known, None)
                found[text] = replace(place, text=text, paths=(path,))
    return found


def _spelled(location: Location) -> str:
    """Return the way to what a function keeps, as if it were the function's attribute."""
    (_, (_, first), *steps) = location.paths[0]
    pieces = [f"[{key!r}]" if kind == "item" else f".{key}" for kind, key in steps]
    return f"{first}{''.join(pieces)}" + ("" if location.table is None else location.table.piece)


def in_the_same_names(known: Iterable[str], places: Iterable[str]) -> set[str]:
    """Return the places that are reached from the same names as some that are known."""
    roots = {re.split(r"[.\[]", text)[0] for text in known}
    return {text for text in places if re.split(r"[.\[]", text)[0] in roots}


def zeros_of(names: Names) -> list[Location]:
    """Return the places of plain numbers that are zero, alone or in lists, dicts and instances."""
    found = []
    for number, scope in enumerate(names.tables()):
        for name, value in list(scope.items()):
            if not name.startswith("__") and not isinstance(value, ModuleType):
                start = (("item", number), ("item", name))
                found += [Location(text, (path,)) for text, path in _zeros(value, name, start, 0)]
    return found


def _zeros(value: Any, text: str, path: Any, depth: int) -> Iterator[tuple[str, Any]]:
    if type(value) in (int, float):
        if value == 0:
            yield text, path
        return
    items = enumerate(value) if isinstance(value, list) and len(value) <= _MOST_ITEMS else ()
    held = [(f"[{i}]", ("item", i), x) for i, x in items] or _held(value)
    for piece, step, inner in held if depth < _NESTED else ():
        yield from _zeros(inner, text + piece, (*path, step), depth + 1)


def _add(
    found: dict[Any, Location], location: Location, thing: Any, names: Names, *, floats_only: bool
) -> None:
    table = location.table
    array = as_array(thing) if table is None else table.array(thing)
    if array is None or (floats_only and array.dtype.kind != "f"):
        return
    # Numbers have no identity: each name is a place of its own, and so is each attribute.
    (path,) = location.paths
    key: Any = id(thing)
    if not array.ndim and not hasattr(thing, "data_ptr"):
        key = id(_followed(names.tables(), path[:-1])), path[-1]
    if table is not None:
        key = id(thing), table.column, table.piece
        location = replace(location, text=location.text + table.piece)
    if key in found:
        found[key] = replace(found[key], paths=(*found[key].paths, *location.paths))
    else:
        found[key] = location


def _reached(
    value: Any, text: str, path: Any, depth: int, above: set[int]
) -> Iterator[tuple[str, Any, Any]]:
    """Yield (text, path, thing) of a value and of what it holds."""
    if as_array(value) is not None or tables_of(value):
        yield text, path, value
        return
    if depth >= _DEEPEST or id(value) in above:
        return
    for piece, step, inner in _held(value):
        written = piece if step[0] == "cell" else text + piece  # its own code names it as it is
        yield from _reached(inner, written, (*path, step), depth + 1, above | {id(value)})


def _held(value: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield (text of the step, step, what is there) for what a value holds."""
    if isinstance(value, dict):
        keys = [key for key in list(value)[:_MOST_ITEMS] if isinstance(key, (str, int, tuple))]
        yield from ((f"[{key!r}]", ("item", key), value[key]) for key in keys)
    elif isinstance(value, (list, tuple)):
        # Long lists of numbers are records of the training, not parameters.
        if len(value) <= _MOST_ITEMS and not all(isinstance(x, (int, float)) for x in value[:3]):
            yield from ((f"[{i}]", ("item", i), inner) for i, inner in enumerate(value))
    elif isinstance(value, FunctionType):
        yield from ((name, ("cell", name), inner) for name, inner in cells_of(value))
    else:
        kind = "parameter" if _is_module(value) else "attribute"
        yield from ((f".{name}", (kind, name), x) for name, x in _attributes(value))


def cells_of(function: FunctionType) -> Iterator[tuple[str, Any]]:
    """Yield what a function of the script keeps of the function that made it, by name."""
    if function.__module__ != "__main__":
        return
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
        with suppress(ValueError):  # not given a value yet
            yield name, cell.cell_contents


def _attributes(value: Any) -> list[tuple[str, Any]]:
    """Return the parameters of a module, or the attributes of a class or instance of the script's.

    A module knows nothing of the modules in its plain lists and dicts.
    """
    if _is_module(value):
        own = [(k, x) for k, x in vars(value).items() if not k.startswith("_")]
        plain = [(k, x) for k, x in own if isinstance(x, (list, tuple, dict))]
        return [*value.named_parameters(), *plain]
    if isinstance(value, type):  # a class that serves as a place for names
        own = [(k, x) for k, x in vars(value).items() if not k.startswith("__")]
        return own if value.__module__ == "__main__" else []
    return list(vars(value).items()) if _is_own(value) else []


def _is_module(value: Any) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.nn.Module)


def _is_own(value: Any) -> bool:
    """Whether a value is an instance of a class of the script or of a module beside it."""
    if isinstance(value, type) or not hasattr(value, "__dict__"):
        return False
    module = sys.modules.get(type(value).__module__)
    file = getattr(module, "__file__", None) or ""
    return type(value).__module__ == "__main__" or (
        bool(file) and "site-packages" not in file and not file.startswith(sys.base_prefix)
    )
