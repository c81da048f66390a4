"""Which mistake is it? From the plainest explanation to the most particular, the first that fits.

A gradient is explained when factor times a model plus decay leaves nothing over, for every
parameter at every point. Models in order: the gradient of the loss; gradients of other losses, and
of rows left out; backward passes with one step mistaken; with two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, compress

import numpy as np

from curvesmith.diagnosis.arrays import Array
from curvesmith.diagnosis.finding import Number
from curvesmith.diagnosis.forensics.comparison import Comparison
from curvesmith.diagnosis.forensics.fits import Fit, alone, fit
from curvesmith.diagnosis.forensics.functions import Functions
from curvesmith.diagnosis.forensics.library import Deviation, deviations, kept, stale
from curvesmith.diagnosis.forensics.mistakes import (
    Mistake,
    Shape,
    factor_mistakes,
    penalty_mistakes,
)
from curvesmith.diagnosis.forensics.models import Models, StructureModels
from curvesmith.diagnosis.forensics.response import responses
from curvesmith.diagnosis.forensics.sensitivity import (
    SENSITIVITIES,
    SQUARED,
    Sensitivity,
)
from curvesmith.diagnosis.forensics.severed import severed, severing
from curvesmith.diagnosis.forensics.trace import spoilt

__all__ = ["Described", "described", "explain"]

# A derivative that is one multiple of the right one to this share is the right one, but for the
# multiple: its values are known to 1e-6 and better.
SAME_RESPONSE = 1e-3


@dataclass(frozen=True)
class Described:
    """A gradient in terms of what it is the gradient of.

    Parameters
    ----------
    kind : Sensitivity
        The loss.
    fit : Fit
        Its factor, and the decays of a penalty.
    """

    kind: Sensitivity
    fit: Fit


@dataclass(frozen=True, eq=False)
class Case:
    """Everything an explanation may use.

    Parameters
    ----------
    functions : Functions
    comparisons : sequence of Comparison
    weights : frozenset of str
        Parameters that a penalty usually covers.
    shape : Shape
    models : Models or None
        Gradients by other means than the loss; None where neither predictions nor structure are
        known.
    loss : Described or None
        What the reported loss is.
    """

    functions: Functions
    comparisons: Sequence[Comparison]
    weights: frozenset[str]
    shape: Shape
    models: Models | None
    loss: Described | None

    def without(self, names: frozenset[str]) -> Case:
        """Return the case of the other parameters alone."""
        kept = [c.name not in names for c in self.comparisons]
        return replace(
            self,
            comparisons=list(compress(self.comparisons, kept)),
            weights=self.weights - names,
            shape=replace(
                self.shape, names=tuple(name for name in self.shape.names if name not in names)
            ),
            models=None if self.models is None else self.models.only(kept),
        )

    def fit(self, models: Sequence[Array]) -> Fit:
        """Write the coded gradient as factor times a model plus decay."""
        coded = [c.coded for c in self.comparisons]
        return fit(self.comparisons, coded, models, self.weights)


def described(
    comparisons: Sequence[Comparison],
    weights: frozenset[str],
    models: Models,
    losses: Sequence[Sensitivity],
) -> Described | None:
    """Find out which loss is reported, from its numeric gradient; None if it is none of these."""
    numeric = [c.numeric for c in comparisons]
    for kind in losses:
        found = fit(comparisons, numeric, models.gradient(kind), weights)
        if found.is_exact and found.factor:
            return Described(kind, found)
    return None


def explain(case: Case) -> list[Mistake]:
    """Return the mistakes that together explain the coded gradient; none if nothing does."""
    attempts = (_same_loss, _relation, _severed, _other_loss, _one_step, _two_steps, _response)
    for attempt in attempts:
        found = attempt(case)
        if found:
            return found
    return []


def _severed(case: Case) -> list[Mistake]:
    """Explain by parameters that no error reaches, and what is wrong with the others by itself.

    Biases alone are left to the mistakes of biases.
    """
    names = frozenset(severed(case.comparisons))
    if not names & case.weights or names >= set(case.shape.names):
        return []
    structure = case.models.structure if isinstance(case.models, StructureModels) else None
    mistake = severing([name for name in case.shape.names if name in names], structure)
    others = case.without(names)
    is_right = all(comparison.is_right for comparison in others.comparisons)
    return [mistake, *([] if is_right else explain(others))]


def _same_loss(case: Case) -> list[Mistake]:
    """Explain by the loss that is reported: a factor, another penalty, or both."""
    if case.models is None or case.loss is None:
        return []
    found = case.fit(case.models.gradient(case.loss.kind))
    if not found.is_exact:
        return []
    factor = found.factor / case.loss.fit.factor
    return factor_mistakes(factor, case.shape, _rest(found)) + penalty_mistakes(
        found.decay, case.loss.fit.decay, factor, found
    )


def _relation(case: Case) -> list[Mistake]:
    """Explain by the numeric gradient of the loss, whatever that is: a factor, decay, or both."""
    found = case.fit([c.numeric for c in case.comparisons])
    if not found.is_exact:
        return []
    return factor_mistakes(found.factor, case.shape, _rest(found)) + penalty_mistakes(
        found.decay, None, found.factor, found
    )


def _other_loss(case: Case) -> list[Mistake]:
    """Explain by the gradient of another loss, or of some of the rows."""
    if case.models is None:
        return []
    for kind in SENSITIVITIES:
        if case.loss is not None and kind is case.loss.kind:
            continue
        found = case.fit(case.models.gradient(kind))
        if found.is_exact and found.factor:
            return [_other(case, kind, found), *_beside(case, found, with_factor=False)]
    return []


def _other(case: Case, kind: Sensitivity, found: Fit) -> Mistake:
    """Return the mistake of differentiating another loss than the one that is reported."""
    reported = (
        "the reported loss is not" if case.loss is None else f"the loss is {case.loss.kind.name}"
    )
    cause = kind.cause
    if case.loss is not None and case.loss.kind.cause == "shape-broadcast":
        cause = "shape-broadcast"
    elif kind is SQUARED:
        cause = "loss-gradient-mismatch"
    sentence = f"The coded gradient is that of {kind.name}, but {reported}."
    factor = Number("factor", found.factor, "coded gradient = factor * mean gradient")
    return Mistake(kind.name, cause, sentence, evidence=(factor, _rest(found)))


def _one_step(case: Case) -> list[Mistake]:
    """Explain by one mistaken step of the backward pass."""
    if not isinstance(case.models, StructureModels):
        return []
    loss = SQUARED if case.loss is None else case.loss.kind
    matches = [
        (deviation, found)
        for deviation in _candidates(case, case.models)
        if (found := case.fit(case.models.gradient(loss, deviation.parts))).is_exact
        and found.factor
    ]
    if not matches:
        return []
    causes = {deviation.cause for deviation, _ in matches}
    deviation, found = matches[0]
    twins = [d.sentence for d, _ in matches[1:]]
    mistake = _step(case, deviation, found, twins, 1 / len(causes))
    return [mistake, *_beside(case, found)]


def _two_steps(case: Case) -> list[Mistake]:
    """Explain by two mistaken steps, or by one and another loss."""
    if not isinstance(case.models, StructureModels):
        return []
    models = case.models
    loss = SQUARED if case.loss is None else case.loss.kind
    singles = list(_candidates(case, models))
    spoils = [spoilt(next(iter(models.traces.values())), d.parts) for d in singles]
    return _step_and_loss(case, models, loss, singles, spoils) or _step_and_step(
        case, models, loss, singles, spoils
    )


def _step_and_loss(
    case: Case,
    models: StructureModels,
    loss: Sensitivity,
    singles: list[Deviation],
    spoils: list[frozenset[str]],
) -> list[Mistake]:
    """Explain by one mistaken step in the gradient of another loss."""
    everything = frozenset(case.shape.names)
    for kind in SENSITIVITIES:
        if kind is loss:
            continue
        right = alone(case.comparisons, models.gradient(kind))
        for deviation, spoil in zip(singles, spoils, strict=True):
            if not right >= everything - spoil or not everything - spoil:
                continue
            found = case.fit(models.gradient(kind, deviation.parts))
            if found.is_exact and found.factor:
                step = _step(case, deviation, found, [], 1.0)
                beside = _beside(case, found, with_factor=False)
                return [step, _other(case, kind, found), *beside]
    return []


def _step_and_step(
    case: Case,
    models: StructureModels,
    loss: Sensitivity,
    singles: list[Deviation],
    spoils: list[frozenset[str]],
) -> list[Mistake]:
    """Explain by two mistaken steps: what one does not spoil, the other alone must explain."""
    everything = frozenset(case.shape.names)
    right = [alone(case.comparisons, models.gradient(loss, d.parts)) for d in singles]
    for i, j in combinations(range(len(singles)), 2):
        one, two = singles[i], singles[j]
        if one.parts.keys() & two.parts.keys():
            continue
        if not (right[i] >= everything - spoils[j] and right[j] >= everything - spoils[i]):
            continue
        found = case.fit(models.gradient(loss, {**one.parts, **two.parts}))
        if found.is_exact and found.factor:
            steps = [_step(case, deviation, found, [], 1.0) for deviation in (one, two)]
            return [*steps, *_beside(case, found)]
    return []


def _response(case: Case) -> list[Mistake]:
    """Explain by a right backward pass that starts from another derivative, whichever it is."""
    models = case.models
    if not isinstance(models, StructureModels) or len(case.shape.names) < len(
        case.comparisons[0].point.params
    ):
        return []
    points = [t.point for name, t in models.traces.items() if name != "given"]
    found = responses(
        case.functions, models.structure, points, case.weights, np.random.default_rng(0)
    )
    if not found:
        return []
    loss = SQUARED if case.loss is None else case.loss.kind
    with np.errstate(all="ignore"):
        right = [np.asarray(loss.value(r.f, r.y)) for r in found]
        ratios = np.concatenate([(r.s / s).ravel() for r, s in zip(found, right, strict=True)])
    ratios = ratios[np.isfinite(ratios)]
    if not ratios.size or np.ptp(ratios) <= SAME_RESPONSE * np.abs(ratios).max():
        return []
    sentence = (
        "The error is passed back as it must be, but it is not the derivative of the loss by the "
        f"predictions: it is {ratios.min():.3g} to {ratios.max():.3g} times that of {loss.name}."
    )
    rest = Number(
        "unexplained",
        max(r.rest for r in found),
        "|coded - Jᵀ s| / |coded|, J = d prediction / d theta, s by least squares, few rows",
        "at most 1e-6",
    )
    return [Mistake("derivative of the loss", "loss-gradient-mismatch", sentence, evidence=(rest,))]


def _candidates(case: Case, models: StructureModels) -> Iterator[Deviation]:
    """Yield every mistake of the library, and stale weights as stale as they can be."""
    trace = next(iter(models.traces.values()))
    yield from deviations(trace)
    yield from _stale(case, models)


def _stale(case: Case, models: StructureModels) -> Iterator[Deviation]:
    """Yield passing errors back through weights that were already updated, or those at the start.

    How far they were updated is read off the layer before the last: its gradient is the right one
    less the step times what the last layer's own gradient passes back.
    """
    traces = models.traces
    last = next(iter(traces.values())).n_layers - 1
    if last < 1:
        return
    loss = SQUARED if case.loss is None else case.loss.kind
    coded = {name: case.functions.coded(trace.point) for name, trace in traces.items()}
    own: dict[tuple[str, int], Array] = {}
    for name, trace in traces.items():
        for k in range(1, last + 1):
            layer = trace.structure.layers[k]
            own[name, k] = np.asarray(layer.matrix(coded[name]), dtype=np.float64)
    step = _step_taken(case, models, loss, own, last)
    if step is not None:
        for layers, where in ((range(1, last + 1), None), (range(last, last + 1), last + 1)):
            shifts = {key: -step * g for key, g in own.items() if key[1] in layers}
            text = "every layer" if where is None else f"layer {where}"
            yield stale(
                shifts,
                f"the error is passed back through the weights of {text} after they were updated "
                f"(by {step:.4g} times their gradient)",
                where,
            )
    if "given" in traces:
        start = traces["given"]
        if all(len(trace.f) == len(start.f) for trace in traces.values()):
            yield kept(start)
        shifts = {key: start.W[key[1]] - traces[key[0]].W[key[1]] for key in own}
        sentence = "the error is passed back through the weights as they were at the start"
        yield stale(shifts, sentence, None)


def _step_taken(
    case: Case,
    models: StructureModels,
    loss: Sensitivity,
    own: dict[tuple[str, int], Array],
    last: int,
) -> float | None:
    """Return by how many gradients the last layer's weights were updated too early."""
    right = models.gradient(loss)
    shifts = {(name, last): own[name, last] - t.W[last] for name, t in models.traces.items()}
    passed = models.gradient(loss, stale(shifts, "", None).parts)
    before = next(iter(models.traces.values())).structure.layers[last - 1].weights
    rows = [
        (c.coded, np.stack([r, p, c.point.params[c.name].ravel()[c.entries]], axis=1))
        for c, r, p in zip(case.comparisons, right, passed, strict=True)
        if c.name == before and c.coded.any()
    ]
    if not rows:
        return None
    matrix = np.concatenate([columns / np.linalg.norm(coded) for coded, columns in rows])
    wanted = np.concatenate([coded / np.linalg.norm(coded) for coded, _ in rows])
    if not np.isfinite(matrix).all():
        return None
    solution = np.linalg.lstsq(matrix, wanted, rcond=None)[0]
    return float(-solution[1] / solution[0]) if solution[0] else None


def _step(
    case: Case, deviation: Deviation, found: Fit, twins: list[str], confidence: float
) -> Mistake:
    """Return the mistake of one step."""
    sentence = deviation.sentence[0].upper() + deviation.sentence[1:] + "."
    parameter = None
    wrong = list(dict.fromkeys(c.name for c in case.comparisons if not c.is_right))
    if len(wrong) == 1:
        parameter = wrong[0]
    evidence = [_rest(found)]
    if twins:
        evidence.append(Number("the same here", "; ".join(twins), "equally exact explanations"))
    return Mistake(
        deviation.name,
        deviation.cause,
        sentence,
        parameter=parameter,
        layer=deviation.layer,
        evidence=tuple(evidence),
        confidence=confidence,
    )


def _beside(case: Case, found: Fit, with_factor: bool = True) -> list[Mistake]:
    """Return the mistakes in factor and penalty that come with another one."""
    if case.loss is None:
        return []
    factor = found.factor / case.loss.fit.factor
    mistakes = factor_mistakes(factor, case.shape, _rest(found)) if with_factor else []
    mistakes = [
        replace(mistake, sentence="Besides, " + mistake.sentence[0].lower() + mistake.sentence[1:])
        for mistake in mistakes
    ]
    return mistakes + penalty_mistakes(found.decay, case.loss.fit.decay, factor, found)


def _rest(found: Fit) -> Number:
    """Return how much an explanation leaves unexplained."""
    return Number(
        "unexplained",
        found.rest,
        "max over parameters and points of |coded - explained| / (|coded| + |explained|)",
        "at most 1e-6, or what rounding explains",
    )
