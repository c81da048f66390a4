"""Gradients as they would be if the code did this or that, at the entries that were compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Protocol

import numpy as np

from curvesmith.diagnosis.arrays import Array, row_axes, table
from curvesmith.diagnosis.forensics.comparison import Comparison
from curvesmith.diagnosis.forensics.functions import Functions, Point, moved
from curvesmith.diagnosis.forensics.numeric import scales_of
from curvesmith.diagnosis.forensics.sensitivity import Sensitivity
from curvesmith.diagnosis.forensics.trace import Parts, Trace, backward, trace_of
from curvesmith.diagnosis.structure import Structure

__all__ = ["JacobianModels", "Models", "StructureModels"]

# Relative width of the differences of predictions; the best for rounding at eps^(1/3).
WIDTH = 6e-6
# A structure stands for the functions at a point if its predictions differ by no more than this.
SAME = 1e-6


class Models(Protocol):
    """Gives the gradient that a response to the predictions leads to."""

    def gradient(self, kind: Sensitivity, parts: Parts | None = None) -> list[Array]:
        """Return it for each comparison, at its entries."""
        ...

    def only(self, kept: Sequence[bool]) -> Models:
        """Return the same for some of the comparisons."""
        ...


@dataclass(frozen=True, eq=False)
class StructureModels:
    """Gradients by backpropagation, any step of which can be replaced.

    Parameters
    ----------
    traces : dict of str to Trace
        By the name of the point.
    comparisons : sequence of Comparison
    """

    traces: dict[str, Trace]
    comparisons: Sequence[Comparison]

    def gradient(self, kind: Sensitivity, parts: Parts | None = None) -> list[Array]:
        """Return the gradient for each comparison, at its entries."""
        with np.errstate(all="ignore"):
            gradients = {
                name: backward(trace, kind.value(trace.f, trace.y), parts or {})
                for name, trace in self.traces.items()
            }
        return [gradients[c.point.name][c.name][c.entries] for c in self.comparisons]

    def only(self, kept: Sequence[bool]) -> StructureModels:
        """Return the same for some of the comparisons."""
        return replace(self, comparisons=list(compress(self.comparisons, kept)))

    @property
    def structure(self) -> Structure:
        """The network that they are models of."""
        return next(iter(self.traces.values())).structure


def structure_models(
    structure: Structure, functions: Functions, comparisons: Sequence[Comparison]
) -> StructureModels | None:
    """Return the models of a structure; None where it is not what ``forward`` computes."""
    points = {c.point.name: c.point for c in comparisons}
    traces = {name: trace_of(structure, point) for name, point in points.items()}
    for name, trace in traces.items():
        outputs = functions.outputs(points[name])
        if outputs is not None and not _agree(outputs, trace.f):
            return None
    return StructureModels(traces, comparisons)


def _agree(one: Array, other: Array) -> bool:
    """Return whether two predictions are one up to rounding."""
    return bool(np.abs(one - other).max() <= SAME * max(np.abs(one).max(), np.abs(other).max()))


@dataclass(frozen=True, eq=False)
class JacobianModels:
    """Gradients by differences of the predictions; only the response can be replaced.

    Parameters
    ----------
    jacobians : list of ndarray of shape (n_entries, n_rows, n_outputs)
        Derivatives of every prediction, one array a comparison.
    outputs : dict of str to (predictions, targets)
        By the name of the point.
    comparisons : sequence of Comparison
    """

    jacobians: list[Array]
    outputs: dict[str, tuple[Array, Array]]
    comparisons: Sequence[Comparison]

    def gradient(self, kind: Sensitivity, parts: Parts | None = None) -> list[Array]:
        """Return the gradient for each comparison, at its entries."""
        with np.errstate(all="ignore"):
            responses = {name: kind.value(f, y) for name, (f, y) in self.outputs.items()}
        return [
            np.tensordot(jacobian, responses[c.point.name], axes=2)
            for jacobian, c in zip(self.jacobians, self.comparisons, strict=True)
        ]

    def only(self, kept: Sequence[bool]) -> JacobianModels:
        """Return the same for some of the comparisons."""
        return replace(
            self,
            jacobians=list(compress(self.jacobians, kept)),
            comparisons=list(compress(self.comparisons, kept)),
        )


def jacobian_models(functions: Functions, comparisons: Sequence[Comparison]) -> JacobianModels:
    """Differentiate the predictions at every entry that was compared."""
    points = {c.point.name: c.point for c in comparisons}
    outputs = {
        name: (_predicted(functions, point), table(point.y, row_axes(point.X, point.y)[1]))
        for name, point in points.items()
    }
    return JacobianModels([_jacobian(functions, c) for c in comparisons], outputs, comparisons)


def _jacobian(functions: Functions, comparison: Comparison) -> Array:
    """Return the derivatives of the predictions by the compared entries of one parameter."""
    point, name = comparison.point, comparison.name
    widths = WIDTH * scales_of(point.params)[name].ravel()
    rows = []
    for k in comparison.entries:
        up, plus = moved(point, name, int(k), float(widths[k]))
        down, minus = moved(point, name, int(k), -float(widths[k]))
        rows.append((_predicted(functions, up) - _predicted(functions, down)) / (plus - minus))
    shape = (len(rows), *table(point.y, row_axes(point.X, point.y)[1]).shape)
    return np.asarray(rows, dtype=np.float64).reshape(shape)


def _predicted(functions: Functions, point: Point) -> Array:
    """Return the predictions, which are known to be offered."""
    outputs = functions.outputs(point)
    assert outputs is not None
    return outputs
