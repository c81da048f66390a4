"""Whether a gradient is that of its loss, and if not, which mistake was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from curvesmith.diagnosis.arrays import Array
from curvesmith.diagnosis.forensics.comparison import (
    BlockReport,
    Comparison,
    block_reports,
    compare,
)
from curvesmith.diagnosis.forensics.explaining import explained
from curvesmith.diagnosis.forensics.functions import Functions, Point, functions_of
from curvesmith.diagnosis.forensics.mistakes import Mistake
from curvesmith.diagnosis.forensics.probes import probes
from curvesmith.diagnosis.forensics.report import GradientReport, right, wrong
from curvesmith.diagnosis.forensics.words import listed
from curvesmith.diagnosis.structure import Structure

__all__ = ["BlockReport", "GradientReport", "Mistake", "check_gradient"]


def check_gradient(
    loss: Callable[..., Any],
    gradient: Callable[..., Any],
    params: Mapping[str, ArrayLike],
    X: ArrayLike,
    y: ArrayLike,
    *,
    forward: Callable[..., Any] | None = None,
    structure: Structure | None = None,
    reset: Callable[[], object] | None = None,
) -> GradientReport:
    """Compare a coded gradient with that of its loss, and say which mistake was made.

    Parameters
    ----------
    loss : callable
        ``loss(params, X, y) -> float``.
    gradient : callable
        ``gradient(params, X, y) -> dict`` of one array a parameter, of its shape.
    params : mapping of str to array-like
        Parameters by name, in float32 or float64.
    X : array-like of shape (n_rows,), (n_rows, n_features) or (n_features, n_rows)
        Inputs, as the functions take them.
    y : array-like of shape (n_rows,), (n_rows, n_outputs) or (n_outputs, n_rows)
        Targets, as the functions take them.
    forward : callable or None, default=None
        ``forward(params, X) -> predictions``. With it mistakes in the loss are told apart, and
        the network is recognized.
    structure : Structure or None, default=None
        Which network it is; None means to find out.
    reset : callable or None, default=None
        Makes the functions forget what they keep between calls. With it values that are kept from
        the first call on are found at once.

    Returns
    -------
    report : GradientReport

    Raises
    ------
    TypeError
        If something that must be a function is not.
    ValueError
        If the loss is not one number, or finite nowhere; if the gradient lacks a parameter or has
        another size; if ``forward`` returns another number of values than ``y`` has.

    Notes
    -----
    For each parameter, at the given point and two random ones of unit scale, the relative error is
    ``|coded - numeric| / (|coded| + |numeric|)``, and the gradient is right if no error exceeds
    ``max(1e-7, 20 noise / (|coded| + |numeric|))``, where the noise of the differences is measured.
    Differences across a kink are left out. Large parameters are sampled.

    The functions only ever see copies. Costs some ten losses for each derivative compared, at most
    32 a parameter and point.

    Examples
    --------
    >>> import numpy as np
    >>> X = np.linspace(-1, 1, 20)[:, None]
    >>> params = {"w": np.array([[0.5]]), "b": np.array([0.1])}
    >>> def residual(params, X, y):
    ...     return X @ params["w"] + params["b"] - y
    >>> def loss(params, X, y):
    ...     return np.mean(residual(params, X, y) ** 2)
    >>> def gradient(params, X, y):
    ...     r = y - X @ params["w"] - params["b"]
    ...     return {"w": 2 * X.T @ r / len(X), "b": 2 * r.mean(axis=0)}
    >>> report = check_gradient(loss, gradient, params, X, X**2)
    >>> report.mistake
    'gradient-sign'
    """
    functions, given = functions_of(loss, gradient, params, X, y, forward)
    rng = np.random.default_rng(0)
    points = probes(functions, given, rng)
    comparisons = compare(functions, points, rng)
    blocks = block_reports(comparisons)
    if all(block.ok for block in blocks.values()):
        return right(blocks)
    mistakes = (
        _not_finite(comparisons)
        or _remembered(functions, points, reset)
        or explained(functions, comparisons, structure, rng)
    )
    return wrong(blocks, mistakes)


def _not_finite(comparisons: Sequence[Comparison]) -> list[Mistake]:
    """Return the mistake of a gradient that is infinite or NaN where the loss is not."""
    names = dict.fromkeys(c.name for c in comparisons if not np.isfinite(c.coded).all())
    if not names:
        return []
    sentence = (
        f"The coded gradient of {listed(list(names))} is infinite or NaN where the loss is finite."
    )
    return [Mistake("not finite", "gradient-wrong", sentence)]


def _remembered(
    functions: Functions, points: Sequence[Point], reset: Callable[[], object] | None
) -> list[Mistake]:
    """Return the mistake of a gradient that depends on what was computed before it."""
    here, elsewhere = points[0], points[-1]
    answers = [functions.coded(here)]
    for point in (elsewhere, here):
        functions.value(point)
        functions.outputs(point)
        answers.append(functions.coded(here))
    names = _that_differ(answers)
    if not names and reset is not None:
        names = _that_differ([_after(functions, reset, first, here) for first in (elsewhere, here)])
    if not names:
        return []
    sentence = (
        f"The gradient of {listed(names)} depends on which forward pass was made before it: it "
        "uses values that were kept from other parameters."
    )
    return [Mistake("kept values", "stale-values", sentence)]


def _after(
    functions: Functions, reset: Callable[[], object], first: Point, here: Point
) -> dict[str, Array]:
    """Return the gradient at one point if that at another was the first since a reset."""
    reset()
    functions.coded(first)
    answer = functions.coded(here)
    reset()
    return answer


def _that_differ(answers: Sequence[dict[str, Array]]) -> list[str]:
    """Return the parameters whose gradient is not the same in all answers, to the last bit."""
    first, *others = answers
    return [
        name
        for name, array in first.items()
        if not all(np.array_equal(array, other[name], equal_nan=True) for other in others)
    ]
