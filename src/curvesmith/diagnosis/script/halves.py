"""Arrays that hold weights and biases of a layer: ``np.hstack([ones, a]) @ Theta.T``.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.structure import identify
from curvesmith.diagnosis.subject import Subject

__all__ = ["Halves", "halves_of"]

Array = NDArray[np.float64]
_TABLE = 2  # axes of a matrix
_MOST_ARRAYS = 5


@dataclass(frozen=True, eq=False)
class Halves:
    """Some arrays as the weights and the biases that they hold.

    Parameters
    ----------
    axis : int
        Along which the bias is beside the weights.
    index : {0, -1}
        Whether it comes first or last.
    wholes : tuple of str
        Which arrays hold both; the others stay as they are.
    shapes : mapping of str to tuple of int
        Of all arrays.
    """

    axis: int
    index: int
    wholes: tuple[str, ...]
    shapes: Mapping[str, tuple[int, ...]]

    @property
    def names(self) -> dict[str, str]:
        """The array that each half is of, or that is none."""
        found: dict[str, str] = {}
        for name in self.shapes:
            halves = self._halves(name) if name in self.wholes else (name,)
            found |= dict.fromkeys(halves, name)
        return found

    def cut(self, params: Mapping[str, Array]) -> dict[str, Array]:
        """Return weights and biases of some arrays."""
        found = {}
        for name, array in params.items():
            if name not in self.wholes:
                found[name] = array
                continue
            axis = self._axis(name)
            bias, weights = self._halves(name)
            found[weights] = np.delete(array, self.index, axis)
            found[bias] = np.take(array, self.index, axis)
        return found

    def joined(self, params: Mapping[str, Array]) -> dict[str, Array]:
        """Return the arrays of some weights and biases."""
        found = {}
        for name in self.shapes:
            if name not in self.wholes:
                found[name] = params[name]
                continue
            bias, weights = (params[half] for half in self._halves(name))
            at = 0 if self.index == 0 else weights.shape[self._axis(name)]
            found[name] = np.insert(weights, at, bias, self._axis(name))
        return found

    def of(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function of weights and biases for one of the arrays."""
        return lambda params, *data: function(self.joined(params), *data)

    def _axis(self, name: str) -> int:
        return min(self.axis, len(self.shapes[name]) - 1)

    def _halves(self, name: str) -> tuple[str, str]:
        """Return how a script would write bias and weights."""
        columns = ":, " if self._axis(name) else ""
        rest = "1:" if self.index == 0 else ":-1"
        return f"{name}[{columns}{self.index}]", f"{name}[{columns}{rest}]"


def halves_of(subject: Subject) -> Halves | None:
    """Return how arrays hold weights and biases, if that makes a network of them that we know.

    Parameters
    ----------
    subject : Subject
        Of no known structure.
    """
    shapes = {name: np.shape(array) for name, array in subject.params.items()}
    if len(shapes) > _MOST_ARRAYS or any(not 0 < len(s) <= _TABLE for s in shapes.values()):
        return None
    for wholes in _choices(list(shapes)):
        for axis, index in product((1, 0), (0, -1)):
            found = Halves(axis, index, wholes, shapes)
            if all(shapes[name][found._axis(name)] > 1 for name in wholes):
                inner = Subject(
                    found.cut(subject.params),
                    subject.X,
                    subject.y,
                    forward=found.of(subject.forward),
                )
                if identify(inner) is not None:
                    return found
    return None


def _choices(names: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield all names, then all but one: of the inputs, one may be 1 in all rows."""
    yield tuple(names)
    for left_out in names if len(names) > 1 else ():
        yield tuple(name for name in names if name != left_out)
