"""Whether a gradient is that of its loss, and if not, which mistake was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.arrays import row_axes, table
from curvesmith.diagnosis.chains import chains
from curvesmith.diagnosis.finding import Number
from curvesmith.diagnosis.forensics.comparison import (
    BlockReport,
    Comparison,
    block_reports,
    compare,
)
from curvesmith.diagnosis.forensics.curl import curl
from curvesmith.diagnosis.forensics.functions import Functions, Point, functions_of
from curvesmith.diagnosis.forensics.identify import Case, Described, described, explain
from curvesmith.diagnosis.forensics.mistakes import Mistake, Shape
from curvesmith.diagnosis.forensics.models import (
    Models,
    jacobian_models,
    structure_models,
)
from curvesmith.diagnosis.forensics.patterns import patterns
from curvesmith.diagnosis.forensics.probes import probes
from curvesmith.diagnosis.forensics.sensitivity import LOSSES, SQUARED
from curvesmith.diagnosis.forensics.words import listed
from curvesmith.diagnosis.structure import Structure, identify
from curvesmith.diagnosis.subject import Subject

__all__ = ["BlockReport", "GradientReport", "Mistake", "check_gradient"]

# A mistake that spoils the gradient by less than this at the given parameters has no effect there.
NO_EFFECT = 1e-6
# Chains of layers and activations that are tried where no predictions are offered.
MOST_CHAINS = 4


@dataclass(frozen=True)
class GradientReport:
    """How a coded gradient compares with that of its loss.

    Parameters
    ----------
    ok : bool
        Whether it is right, as far as rounding lets anyone tell.
    blocks : dict of str to BlockReport
        By parameter.
    mistakes : tuple of Mistake
        What explains the differences, together; empty if ``ok``.
    sentence : str
        The result in words.
    evidence : tuple of Number
        What it rests on.
    confidence : float
        From 0 to 1: 1 if the gradient is explained completely and by nothing else known.
    """

    ok: bool
    blocks: dict[str, BlockReport]
    mistakes: tuple[Mistake, ...]
    sentence: str
    evidence: tuple[Number, ...]
    confidence: float

    @property
    def mistake(self) -> str | None:
        """Cause of the first mistake; None if there is none."""
        return self.mistakes[0].cause if self.mistakes else None

    @property
    def has_effect(self) -> bool:
        """Whether the gradient is wrong at the given parameters and data, not only elsewhere."""
        errors = [block.given_error for block in self.blocks.values()]
        return not self.ok and not all(error <= NO_EFFECT for error in errors)

    def __str__(self) -> str:
        """Return the sentence and one line a parameter."""
        lines = [self.sentence]
        for block in self.blocks.values():
            mark = "ok   " if block.ok else "WRONG"
            lines.append(
                f"  {mark} {block.name}: relative error {block.error:.2g} "
                f"(rounding explains {block.tolerance:.2g}), {block.n_entries} derivatives"
                + (f", {block.n_skipped} at a kink left out" if block.n_skipped else "")
            )
        return "\n".join(lines)


def check_gradient(
    loss: Callable[..., Any],
    gradient: Callable[..., Any],
    params: Mapping[str, ArrayLike],
    X: ArrayLike,
    y: ArrayLike,
    *,
    forward: Callable[..., Any] | None = None,
    structure: Structure | None = None,
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
        return _right(blocks)
    mistakes = (
        _not_finite(comparisons)
        or _remembered(functions, points)
        or _explained(functions, comparisons, structure, rng)
    )
    return _wrong(blocks, mistakes)


def _right(blocks: dict[str, BlockReport]) -> GradientReport:
    """Return the report of a gradient in which no mistake shows."""
    n_entries = sum(block.n_entries for block in blocks.values())
    worst = max(block.error for block in blocks.values())
    sentence = (
        f"The gradient is that of the loss: {n_entries} derivatives agree, the worst parameter to "
        f"{worst:.2g}."
        if n_entries
        else "The gradient could not be compared: every derivative lies at a kink of the loss."
    )
    return GradientReport(True, blocks, (), sentence, _numbers(blocks), 1.0 if n_entries else 0.0)


def _wrong(blocks: dict[str, BlockReport], mistakes: list[Mistake]) -> GradientReport:
    """Return the report of a wrong gradient."""
    sentence = " ".join(mistake.sentence for mistake in mistakes)
    confidence = min(mistake.confidence for mistake in mistakes)
    report = GradientReport(False, blocks, tuple(mistakes), sentence, _numbers(blocks), confidence)
    if report.has_effect:
        return report
    here = " It has no effect at the given parameters and data."
    return replace(report, sentence=sentence + here)


def _numbers(blocks: dict[str, BlockReport]) -> tuple[Number, ...]:
    """Return the error of each parameter as evidence."""
    return tuple(
        Number(
            f"gradient error of {block.name}",
            block.error,
            "|coded - numeric| / (|coded| + |numeric|), the worst of three points",
            f"at most {block.tolerance:.2g}",
            "20 times the measured rounding of the differences, at least 1e-7",
        )
        for block in blocks.values()
    )


def _not_finite(comparisons: Sequence[Comparison]) -> list[Mistake]:
    """Return the mistake of a gradient that is infinite or NaN where the loss is not."""
    names = dict.fromkeys(c.name for c in comparisons if not np.isfinite(c.coded).all())
    if not names:
        return []
    sentence = (
        f"The coded gradient of {listed(list(names))} is infinite or NaN where the loss is finite."
    )
    return [Mistake("not finite", "gradient-wrong", sentence)]


def _remembered(functions: Functions, points: Sequence[Point]) -> list[Mistake]:
    """Return the mistake of a gradient that depends on what was computed before it."""
    here, elsewhere = points[0], points[-1]
    first = functions.coded(here)
    functions.value(elsewhere)
    functions.outputs(elsewhere)
    second = functions.coded(here)
    functions.value(here)
    functions.outputs(here)
    third = functions.coded(here)
    same = {
        name: np.array_equal(first[name], second[name])
        and np.array_equal(second[name], third[name])
        for name in first
    }
    names = [name for name, is_same in same.items() if not is_same]
    if not names:
        return []
    sentence = (
        f"The gradient of {listed(names)} depends on which forward pass was made before it: it "
        "uses values that were kept from other parameters."
    )
    return [Mistake("kept values", "stale-values", sentence)]


def _explained(
    functions: Functions,
    comparisons: list[Comparison],
    structure: Structure | None,
    rng: np.random.Generator,
) -> list[Mistake]:
    """Return the mistakes that explain the gradient, or where they must be."""
    given = comparisons[0].point
    targets = table(given.y, row_axes(given.X, given.y)[1])
    n_rows, n_outputs = targets.shape
    shape = Shape(n_rows, n_outputs, tuple(given.params))
    structure = structure or _recognized(functions, given)
    weights = _weights(given, structure)
    models, loss = _first_that_describes(functions, comparisons, structure, weights)
    case = Case(functions, comparisons, weights, shape, models, loss)
    found = explain(case)
    if found:
        return found
    biases = frozenset(given.params) - weights
    return patterns(comparisons, biases, shape, curl(functions, comparisons[-1].point, rng))


def _recognized(functions: Functions, given: Point) -> Structure | None:
    """Return which network the predictions are those of, if they are offered."""
    if functions.forward is None:
        return None
    return identify(Subject(given.params, given.X, given.y, forward=functions.forward))


def _first_that_describes(
    functions: Functions,
    comparisons: list[Comparison],
    structure: Structure | None,
    weights: frozenset[str],
) -> tuple[Models | None, Described | None]:
    """Return means to predict gradients, and what by these the reported loss is."""
    first: Models | None = None
    # Among hundreds of guesses the loss that nearly everyone uses must do.
    losses = LOSSES if structure or functions.forward else (SQUARED,)
    for models in _models(functions, comparisons, structure):
        loss = described(comparisons, weights, models, losses)
        if loss is not None:
            return models, loss
        first = first or models
    return (None if functions.forward is None else first), None


def _models(
    functions: Functions, comparisons: list[Comparison], structure: Structure | None
) -> Iterator[Models]:
    """Yield means to predict gradients, the most telling first."""
    guesses = [structure] if structure else []
    if not guesses and functions.forward is None:
        guesses = list(_guesses(comparisons[0].point))
    for guess in guesses:
        models = structure_models(guess, functions, comparisons)
        if models is not None:
            yield models
    if functions.forward is not None:
        yield jacobian_models(functions, comparisons)


def _guesses(given: Point) -> Iterator[Structure]:
    """Yield networks that parameters of these shapes may belong to."""
    for chain in islice(chains(given.params, *_widths(given)), MOST_CHAINS):
        for output in ACTIVATIONS:
            for hidden in ACTIVATIONS if len(chain) > 1 else ("identity",):
                names = (*(hidden,) * (len(chain) - 1), output)
                yield Structure(
                    tuple(
                        replace(layer, activation=name)
                        for layer, name in zip(chain, names, strict=True)
                    )
                )


def _weights(given: Point, structure: Structure | None) -> frozenset[str]:
    """Return which parameters are weights; by shapes and names where the network is not known."""
    if structure is not None:
        return frozenset(layer.weights for layer in structure.layers)
    chain = next(chains(given.params, *_widths(given)), None)
    if chain is not None:
        return frozenset(layer.weights for layer in chain)
    matrices = frozenset(
        name for name, array in given.params.items() if min(array.shape, default=1) > 1
    )
    return matrices or frozenset(given.params)


def _widths(given: Point) -> tuple[int, int]:
    """Return the numbers of features and of outputs."""
    x_axis, y_axis = row_axes(given.X, given.y)
    return table(given.X, x_axis).shape[1], table(given.y, y_axis).shape[1]
