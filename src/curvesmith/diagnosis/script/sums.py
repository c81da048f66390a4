"""Gradients that are summed over several iterations before one of them makes a step.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.instrument import names_in
from curvesmith.diagnosis.script.locations import Location, Names, arrays_of, zeros_of
from curvesmith.diagnosis.script.recorder import as_array, like

__all__ = ["Began", "began_with", "forget_sums", "widened"]

Began = dict[str, NDArray[Any]]


def began_with(names: Names) -> Began:
    """Return copies of all arrays, by their places."""
    found = {text: as_array(place.get(names)) for text, place in arrays_of(names).items()}
    return {text: np.array(array) for text, array in found.items() if array is not None}


def forget_sums(names: Names, began: Began, target: str) -> frozenset[str]:
    """Set to zero what was zero, or not there, when the loop began; tensors lose their gradients.

    Parameters
    ----------
    names : Names
        As they are some iterations later.
    began : dict of str to ndarray
        What the places held at first.
    target : str
        What the loop sets, which is kept.

    Returns
    -------
    sums : frozenset of str
        The places that are zero now.
    """
    found = set()
    for text, place in arrays_of(names).items():
        held = place.get(names)
        if getattr(held, "is_leaf", False) and held.grad is not None:
            held.grad = None
        value, first = as_array(held), began.get(text)
        is_set = text in names_in(target)
        if value is None or is_set or getattr(held, "requires_grad", False):
            continue
        was_zero = first is None or not np.any(first)
        if was_zero and (first is None or not np.array_equal(first, value)):
            place.put(names, like(np.zeros(value.shape), held))
            found.add(text)
    return frozenset(found)


def widened(names: Names, run: Callable[[], Any], rewind: Callable[[], None]) -> bool:
    """Put arrays of zeros in the place of zeros that an iteration makes arrays of, if there are.

    Many begin a momentum as the number 0: it is then a place like those of the parameters.

    Parameters
    ----------
    names : Names
        As they are when the first iteration begins.
    run, rewind : callable
        Make an iteration; bring the names back.
    """
    places = zeros_of(names)
    run()
    made = [(place, _held_by(place, names)) for place in places]
    rewind()
    wide = [(place, value) for place, value in made if value is not None]
    for place, value in wide:
        place.put(names, like(np.zeros(np.shape(value)), value))
    return bool(wide)


def _held_by(place: Location, names: Names) -> Any:
    """Return what a place holds if it is an array of numbers with axes; else None."""
    try:
        value = place.get(names)
    except (LookupError, AttributeError, TypeError):  # it is gone
        return None
    array = as_array(value)
    return value if array is not None and array.ndim and array.dtype.kind == "f" else None
