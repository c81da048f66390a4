"""From which derivative of the predictions a right backward pass starts, whatever that is.

By the chain rule a gradient is ``Jᵀ s``, J the derivatives of the predictions by the parameters and
s what the code takes for the derivative of the loss by each prediction. Over fewer predictions than
parameters these are more equations than unknowns: if some s solves them, everything behind s is
right, and s is what was coded (DIAGNOSIS, section 2b, "sensitivity inversion").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from curvesmith.diagnosis.arrays import Array, row_axes, table
from curvesmith.diagnosis.forensics.functions import Functions, Point
from curvesmith.diagnosis.forensics.trace import backward, trace_of
from curvesmith.diagnosis.structure import Structure

__all__ = ["Response", "responses"]

# Equations for each unknown, and predictions at most and at least.
EQUATIONS = 3
MOST, FEWEST = 24, 4
# A backward pass that is right leaves 1e-10 (DIAGNOSIS, section 2b).
LEAST_REST = 1e-6


@dataclass(frozen=True, eq=False)
class Response:
    """What is coded for the derivative of the loss by some predictions.

    Parameters
    ----------
    f, y, s : ndarray of shape (n_rows, n_outputs)
        Predictions, targets, and the derivative that the gradient was made with.
    rest : float
        Relative rest of the equations.
    """

    f: Array
    y: Array
    s: Array
    rest: float


def responses(
    functions: Functions,
    structure: Structure,
    points: Sequence[Point],
    weights: frozenset[str],
    rng: np.random.Generator,
) -> list[Response]:
    """Solve for the derivative that the coded gradient starts from, at each point.

    Parameters
    ----------
    functions : Functions
    structure : Structure
        Which network it is.
    points : sequence of Point
    weights : frozenset of str
        What may have a penalty besides.
    rng : numpy.random.Generator
        Chooses rows.

    Returns
    -------
    responses : list of Response
        One a point; empty if one of them cannot be solved, so that something behind the derivative
        of the loss is wrong, or if the functions take no other number of rows.
    """
    found = []
    for point in points:
        few = _few_rows(point, rng)
        response = None if few is None else _solved(functions, structure, few, weights)
        if response is None:
            return []
        found.append(response)
    return found


def _few_rows(point: Point, rng: np.random.Generator) -> Point | None:
    """Return the point with so few rows that there are more equations than unknowns."""
    x_axis, y_axis = row_axes(point.X, point.y)
    n_rows, n_outputs = table(point.y, y_axis).shape
    n_params = sum(array.size for array in point.params.values())
    n = min(MOST, n_params // EQUATIONS) // n_outputs
    if n < FEWEST or n > n_rows:
        return None
    rows = np.sort(rng.choice(n_rows, n, replace=False))
    return replace(point, X=point.X.take(rows, x_axis), y=point.y.take(rows, y_axis))


def _solved(
    functions: Functions, structure: Structure, point: Point, weights: frozenset[str]
) -> Response | None:
    """Return the response at one point, or None if no derivative solves the equations."""
    try:
        coded = functions.coded(point)
    except (ValueError, IndexError, RuntimeError):
        return None  # functions that hold data of their own take no other number of rows
    trace = trace_of(structure, point)
    names = list(coded)
    wanted = np.concatenate([coded[name].ravel() for name in names])
    columns = []
    for k in range(trace.f.size):
        unit = np.zeros(trace.f.size)
        unit[k] = 1.0
        row = backward(trace, unit.reshape(trace.f.shape), {})
        columns.append(np.concatenate([row[name].ravel() for name in names]))
    columns += [_alone(point, name, names) for name in names if name in weights]
    matrix = np.stack(columns, axis=1)
    if not (np.isfinite(matrix).all() and np.isfinite(wanted).all() and wanted.any()):
        return None
    lengths = np.linalg.norm(matrix, axis=0)
    lengths[lengths == 0] = 1.0
    solution = np.linalg.lstsq(matrix / lengths, wanted, rcond=1e-12)[0] / lengths
    rest = float(np.linalg.norm(wanted - matrix @ solution) / np.linalg.norm(wanted))
    if rest > LEAST_REST:
        return None
    return Response(trace.f, trace.y, solution[: trace.f.size].reshape(trace.f.shape), rest)


def _alone(point: Point, name: str, names: Sequence[str]) -> Array:
    """Return one parameter among zeros for all others: the direction of its penalty."""
    return np.concatenate(
        [np.ravel(point.params[n]) * (1.0 if n == name else 0.0) for n in names]
    ).astype(np.float64)
