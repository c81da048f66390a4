"""Wrong loss: the loss is not smallest where predictions equal targets, and only there.

Symptom
    The loss falls, predictions stay wrong; or the loss is NaN for reasonable predictions.
Evidence
    The slopes of the loss along random directions where the targets are the predictions
    themselves, over its slopes where they are one standard deviation off; whether it falls from
    there, penalty apart; whether targets of the other sign are as good; whether errors of three
    standard deviations cost more than errors of one, and errors that add up to zero any.
Threshold
    A ratio of slopes above 0.05: every proper loss gives 0, random slopes are measured to about
    1e-6. A fall in any of the directions. A difference below 1e-6, or 1e-3 for that of three
    deviations, of what errors of one standard deviation cost.
Meaning
    Trained to the end, the network will not predict the targets. Cross-entropy of values that are
    no probabilities, logarithms of negative numbers, odd powers and a flipped sign of the loss do
    this; so does clipping, which leaves rows that are far off without any gradient.
Remedy
    Minimize the mean squared error.
What it is not
    The absolute error, Huber's loss or half the squared error: all are smallest at the targets. A
    likelihood whose variance the network puts out beside its prediction: no other targets are
    better than those that are met, though another variance may be.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Array, Params
from curvesmith.diagnosis.changes import CorrectLoss
from curvesmith.diagnosis.checks.shape_broadcast import ignores_pairing
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.subject import Subject

__all__ = ["check"]

MOST_RATIO = 0.05
N_DIRECTIONS = 8
N_POINTS = 3
WIDTH = 1e-4
NARROW = 1e-2  # of the width, where that was too wide
# How far off the loss must be larger; there a step in f is some tenths of its size.
REACH = 0.1
SAME = 1e-6
FLAT = 1e-3
# Predictions smaller than this share of the targets' deviation have no other sign worth asking.
LEAST_OUTPUT = 0.1
# Of each parameter, so many entries are asked whether predictions follow from them.
MOST_ENTRIES = 64
# Share of the slopes at the targets that penalties may leave unexplained: of rounding they leave
# 0.8 and more (float32, eight starts), of a penalty's own slopes next to nothing.
MOST_UNEXPLAINED = 0.3
_SCALED = "The loss is as small for predictions of another size: it compares directions only."
_SHIFTED = "The loss is as small for predictions that are all off by the same number."
REMEDY = "Minimize the mean squared error, mean (f - y)²."


@dataclass(frozen=True)
class _Slopes:
    """What the loss does along random directions.

    Parameters
    ----------
    first, rise : ndarray of shape (n_directions,)
        Its slope, and by how much it is larger some way off.
    decay, growth : ndarray of shape (n_directions, 2 * n_blocks)
        The same for half the squares and for the sizes of each parameter: what penalties do.
    """

    first: Array
    decay: Array
    rise: Array
    growth: Array


def check(evidence: Evidence) -> list[Finding]:
    """Find losses whose minimum is elsewhere."""
    subject = evidence.subject
    if subject.loss is None or not evidence.is_measurable:
        return []
    if not np.isfinite(subject.reported_loss(subject.params)):
        is_reasonable = bool(np.isfinite(subject.outputs(subject.params)).all())
        text = "The loss is not finite although predictions and targets are."
        return [_finding(text, ())] if is_reasonable else []
    if _is_constant(subject):
        text = "The loss is the same number whatever is predicted: it asks for nothing."
        return [_finding(text, (Number("loss", subject.reported_loss(subject.params)),))]
    if ignores_pairing(evidence) or _is_gain(evidence):
        return []
    return _displaced(subject) or _cancelled(subject)


def _is_gain(evidence: Evidence) -> bool:
    """Whether the steps climb, and its negative is a loss that targets that are met make smallest.

    A likelihood is made as large as it can be.
    """
    report, subject = evidence.update_report, evidence.subject
    if report is None or len(report.of_kind("ascent")) < len(report.blocks):
        return False

    def loss(*given: Any) -> float:
        assert subject.loss is not None
        return -float(np.mean(subject.loss(*given)))

    ratio, falls = _around_the_targets(replace(subject, loss=loss), WIDTH)
    return ratio <= MOST_RATIO and not falls


def _is_constant(subject: Subject) -> bool:
    """Whether other parameters change all predictions and leave the loss as it is."""
    rng = np.random.default_rng(0)
    theta = subject.flatten(subject.params)
    shifts = rng.standard_normal((N_POINTS, theta.size))
    points = [subject.params, *(subject.unflatten(theta + shift) for shift in shifts)]
    outputs = [subject.outputs(params) for params in points]
    are_others = all(np.all(f != outputs[0]) for f in outputs[1:])
    return are_others and len({subject.reported_loss(params) for params in points}) == 1


def _displaced(subject: Subject) -> list[Finding]:
    """Find a loss that is steep, or no minimum, where predictions equal targets."""
    ratio, falls = _around_the_targets(subject, WIDTH)
    if ratio > MOST_RATIO:  # with inputs in the thousands, a step may leave the slope behind
        ratio = min(ratio, _around_the_targets(subject, WIDTH * NARROW)[0])
    number = Number(
        "slope at the targets",
        ratio,
        "rms slope of the loss at y = f / rms slope at y = f + standard deviation, decay apart",
        f"at most {MOST_RATIO:g}; 0 for a proper loss",
    )
    if (ratio > MOST_RATIO or falls) and _is_met_by_targets(subject):
        return []
    if ratio > MOST_RATIO:
        return [_finding("The loss is not smallest where predictions equal targets.", (number,))]
    if falls:
        text = "The loss falls where predictions leave the targets: it has no minimum there."
        return [_finding(text, (number,))]
    return []


def _cancelled(subject: Subject) -> list[Finding]:
    """Find a loss that is as small elsewhere, or does not grow any more."""
    other, far, balanced, alike = _other_targets(subject)
    for size, text, formula in alike:
        if abs(size) <= FLAT:
            return [_finding(text, (Number("cost of these predictions", size, formula),))]
    if abs(balanced) <= SAME:
        text = "Errors of opposite sign cancel: the loss is smallest wherever their mean is zero."
        cost = Number(
            "cost of errors that add up to zero", balanced, "(L(f + e) - L(f)) / (L(f + sd) - L(f))"
        )
        return [_finding(text, (cost,))]
    if other <= SAME:
        text = (
            "The loss is as small where predictions are minus the targets as where they are right."
        )
        cost = Number(
            "cost of targets of the other sign", other, "(L(-f) - L(f)) / (L(f + sd) - L(f))"
        )
        return [_finding(text, (cost,))]
    if abs(far - 1) <= FLAT:
        text = "The loss is clipped: rows that are far off have no gradient and are never learned."
        cost = Number(
            "cost of three deviations over one", far, "(L(f + 3 sd) - L(f)) / (L(f + sd) - L(f))"
        )
        return [_finding(text, (cost,))]
    return []


def _is_met_by_targets(subject: Subject) -> bool:
    """Whether a loss is smallest where targets equal predictions, and is about other outputs, too.

    The logarithm of a normal density with a variance that the network puts out itself falls along
    the variance where predictions are right. With the parameters as they are, no targets are
    better than those that are met; and it is about more than predictions: parameters from which
    none follows matter to it, or the weights of the output are as good as they can be.
    """
    rng = np.random.default_rng(2)
    theta = subject.flatten(subject.params)
    params = subject.unflatten(theta + 0.1 * rng.standard_normal(theta.size))
    f, spread = subject.outputs(params), subject.targets.std(axis=0)

    def cost(targets: Array) -> float:
        return subject.reported_loss(params, subject.X, subject.given_targets(targets))

    least = cost(f)
    for _ in range(N_POINTS):
        off = REACH * spread * rng.standard_normal(f.shape)
        above, below = cost(f + off) - least, cost(f - off) - least
        if not min(above, below) > 0 or abs(above - below) > MOST_RATIO * (above + below):
            return False
    return _has_other_outputs(subject, params, f) or _is_met_by_a_block(subject, params, f)


def _is_met_by_a_block(subject: Subject, params: Params, f: Array) -> bool:
    """Whether the loss is smallest where targets equal predictions as far as one parameter goes.

    Weights of the output alone: what else the loss is about, such as a variance that further
    layers put out, follows from those before it.
    """
    theta, rng = subject.flatten(params), np.random.default_rng(4)
    off = f + subject.targets.std(axis=0) * rng.standard_normal(f.shape)
    for block in subject.blocks.values():
        directions = np.zeros((N_DIRECTIONS, theta.size))
        directions[:, block] = rng.standard_normal(directions[:, block].shape)
        met, missed = (
            _size(_slopes(subject, params, subject.given_targets(y), directions, WIDTH).first)
            for y in (f, off)
        )
        if met <= FLAT * missed and missed > 0:
            return True
    return False


def _has_other_outputs(subject: Subject, params: Params, f: Array) -> bool:
    """Whether the loss follows from a parameter from which no prediction does."""
    theta, rng = subject.flatten(params), np.random.default_rng(3)
    loss = subject.reported_loss(params)
    for block in subject.blocks.values():
        entries = np.arange(theta.size)[block]
        for entry in rng.permutation(entries)[:MOST_ENTRIES]:
            moved = theta.copy()
            moved[entry] += 1.0
            other = subject.unflatten(moved)
            if np.array_equal(subject.outputs(other), f) and subject.reported_loss(other) != loss:
                return True
    return False


def _around_the_targets(subject: Subject, width: float) -> tuple[float, bool]:
    """Return how steep the loss is where targets are met, and whether it falls from there."""
    rng = np.random.default_rng(0)
    met, missed = [], []
    theta = subject.flatten(subject.params)
    spread = subject.targets.std(axis=0)
    for _ in range(N_POINTS):
        params = subject.unflatten(theta + 0.1 * rng.standard_normal(theta.size))
        f = subject.outputs(params)
        off = f + spread * rng.standard_normal(f.shape)
        # More slopes than penalties of single parameters could explain.
        n_directions = N_DIRECTIONS + 2 * len(subject.blocks)
        directions = rng.standard_normal((n_directions, theta.size))
        met.append(_slopes(subject, params, subject.given_targets(f), directions, width))
        missed.append(_slopes(subject, params, subject.given_targets(off), directions, width))
    steep, _ = _without_decay(missed)
    if not np.isfinite(steep) or steep == 0:
        return 0.0, False
    left, strengths = _without_decay(met)
    if not np.isfinite(left):
        return 0.0, False
    pull = _size(np.concatenate([slopes.first for slopes in met]))
    if pull <= FLAT * steep or left > MOST_UNEXPLAINED * pull:
        strengths = np.zeros_like(strengths)  # no penalty pulls: what was read is rounding
    rises = np.concatenate([slopes.rise - slopes.growth @ strengths for slopes in met])
    size = float(np.median(np.abs(rises)))
    return left / steep, bool((rises < -SAME * size).any() and size > 0)


def _slopes(
    subject: Subject, params: Params, y: NDArray[Any], directions: Array, width: float
) -> _Slopes:
    """Return what the loss does along directions, with these targets."""
    theta = subject.flatten(params)
    blocks = list(subject.blocks.values())

    def loss(shift: Array) -> float:
        return subject.reported_loss(subject.unflatten(theta + shift), subject.X, y)

    centre = loss(np.zeros_like(theta))
    first, rise, growth = [], [], []
    for direction in directions:
        first.append((loss(width * direction) - loss(-width * direction)) / (2 * width))
        far = REACH * direction
        rise.append(loss(far) - centre)
        squares = [theta[b] @ far[b] + far[b] @ far[b] / 2 for b in blocks]
        sizes = [np.sum(np.abs(theta[b] + far[b]) - np.abs(theta[b])) for b in blocks]
        growth.append([*squares, *sizes])
    squares = [directions[:, b] @ theta[b] for b in blocks]
    decay = np.stack([*squares, *(directions[:, b] @ np.sign(theta[b]) for b in blocks)], axis=1)
    return _Slopes(np.array(first), decay, np.array(rise), np.array(growth))


def _without_decay(parts: list[_Slopes]) -> tuple[float, Array]:
    """Return the root mean square slope without penalties, and the strengths of these."""
    first = np.concatenate([part.first for part in parts])
    decay = np.concatenate([part.decay for part in parts])
    if not np.isfinite(first).all():
        return float("nan"), np.zeros(decay.shape[1])
    strengths = np.linalg.lstsq(decay, first, rcond=None)[0]
    return _size(first - decay @ strengths), strengths


def _size(array: Array) -> float:
    """Return the root mean square."""
    return float(np.sqrt(np.mean(array**2)))


_Alike = tuple[float, str, str]  # cost, what it says, formula


def _other_targets(subject: Subject) -> tuple[float, float, float, list[_Alike]]:
    """Return the costs of three sets of targets, over that of f + 1 deviation; and of two more.

    They are -f, f + 3 deviations, and f + errors that add up to zero; then 2 f, and f + a constant.
    """
    rng = np.random.default_rng(1)
    theta = subject.flatten(subject.params)
    params = subject.unflatten(theta + 0.1 * rng.standard_normal(theta.size))
    f, spread = subject.outputs(params), subject.targets.std(axis=0)
    signs = rng.choice([-1.0, 1.0], size=f.shape)

    def cost(targets: Array) -> float:
        return subject.reported_loss(params, subject.X, subject.given_targets(targets))

    least, one = cost(f), cost(f + spread * signs)
    if not one > least:
        return float("nan"), float("nan"), float("nan"), []
    # A program may scale its targets inside: then the other sign is that about their mean.
    others = [
        abs(cost(2 * centre - f) - least) / (one - least)
        for centre in (0.0, subject.targets.mean(axis=0))
        if float(np.sqrt(np.mean((f - centre) ** 2))) > LEAST_OUTPUT * float(np.max(spread))
    ]
    far = (cost(f + 3 * spread * signs) - least) / (one - least)
    errors = rng.standard_normal(f.shape) * spread
    balanced = (cost(f + errors - errors.mean(axis=0)) - least) / (one - least)
    is_large = float(np.sqrt(np.mean(f**2))) > LEAST_OUTPUT * float(np.max(spread))
    twice = (cost(2 * f) - least) / (one - least) if is_large else float("nan")
    beside = (cost(f + spread) - least) / (one - least)
    alike = [
        (twice, _SCALED, "(L(2 f) - L(f)) / (L(f + sd) - L(f))"),
        (beside, _SHIFTED, "(L(f + 1 sd in all rows) - L(f)) / (L(f + sd) - L(f))"),
    ]
    return min(others, default=float("nan")), far, balanced, alike


def _finding(text: str, numbers: tuple[Number, ...]) -> Finding:
    """Return the finding."""
    return Finding(
        "wrong-loss", "fault", Where(), text, numbers, Remedy(REMEDY, (CorrectLoss(),)), 0.9
    )
