"""Wrong loss: the loss is not smallest where predictions equal targets.

Symptom
    The loss falls, predictions stay wrong; or the loss is NaN for reasonable predictions.
Evidence
    The slopes of the loss along random directions where the targets are the predictions
    themselves, over its slopes where they are one standard deviation off; whether it is a minimum.
Threshold
    A ratio above 0.05, decay apart: every proper loss gives 0. Random slopes of unit size are
    measured to about 1e-6.
Meaning
    Trained to the end, the network will not predict the targets. Cross-entropy of values that are
    no probabilities, logarithms of negative numbers and a flipped sign of the loss do this.
Remedy
    Minimize the mean squared error.
What it is not
    The absolute error, Huber's loss or half the squared error: all are smallest at the targets.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from curvesmith.diagnosis.arrays import Array
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
REMEDY = "Minimize the mean squared error, mean (f - y)²."


@dataclass(frozen=True)
class _Slopes:
    """First and second differences of the loss along random directions.

    Parameters
    ----------
    first, second : ndarray of shape (n_directions,)
    decay : ndarray of shape (n_directions, n_blocks)
        theta · direction, by parameter: the slopes of penalties.
    """

    first: Array
    second: Array
    decay: Array


def check(evidence: Evidence) -> list[Finding]:
    """Find losses whose minimum is elsewhere."""
    subject = evidence.subject
    if subject.loss is None or not evidence.is_measurable:
        return []
    if not np.isfinite(subject.reported_loss(subject.params)):
        is_reasonable = bool(np.isfinite(subject.outputs(subject.params)).all())
        text = "The loss is not finite although predictions and targets are."
        return [_finding(text, ())] if is_reasonable else []
    return [] if ignores_pairing(evidence) else _misplaced(subject)


def _misplaced(subject: Subject) -> list[Finding]:
    """Find a loss that is steep, or largest, where predictions equal targets."""
    ratio, is_minimum = _ratio(subject)
    if ratio <= MOST_RATIO and is_minimum:
        return []
    where = "not smallest" if ratio > MOST_RATIO else "largest"
    number = Number(
        "slope at the targets",
        ratio,
        "rms slope of the loss at y = f / rms slope at y = f + standard deviation, decay apart",
        f"at most {MOST_RATIO:g}; 0 for a proper loss",
    )
    return [_finding(f"The loss is {where} where predictions equal targets.", (number,))]


def _ratio(subject: Subject) -> tuple[float, bool]:
    """Return how steep the loss is where targets are met, and whether it rises from there."""
    rng = np.random.default_rng(0)
    met, missed = [], []
    theta = subject.flatten(subject.params)
    spread = subject.targets.std(axis=0)
    for _ in range(N_POINTS):
        params = subject.unflatten(theta + 0.1 * rng.standard_normal(theta.size))
        f = subject.outputs(params)
        off = f + spread * rng.standard_normal(f.shape)
        # More slopes than penalties of single parameters could explain.
        n_directions = N_DIRECTIONS + len(subject.blocks)
        directions = rng.standard_normal((n_directions, theta.size))
        met.append(_slopes(subject, params, subject.given_targets(f), directions))
        missed.append(_slopes(subject, params, subject.given_targets(off), directions))
    steep = _without_decay(missed)
    if not np.isfinite(steep) or steep == 0:
        return 0.0, True
    ratio = _without_decay(met) / steep
    bends = np.concatenate([slopes.second for slopes in met])
    return (ratio if np.isfinite(ratio) else 0.0), bool(np.median(bends) >= 0)


def _slopes(subject: Subject, params: dict[str, Array], y: Array, directions: Array) -> _Slopes:
    """Return differences of the loss with these targets."""
    theta = subject.flatten(params)
    centre = subject.reported_loss(params, subject.X, y)
    first, second = [], []
    for direction in directions:
        up, down = (
            subject.reported_loss(subject.unflatten(theta + sign * WIDTH * direction), subject.X, y)
            for sign in (1, -1)
        )
        first.append((up - down) / (2 * WIDTH))
        second.append(up - 2 * centre + down)
    decay = [directions[:, where] @ theta[where] for where in subject.blocks.values()]
    return _Slopes(np.array(first), np.array(second), np.stack(decay, axis=1))


def _without_decay(parts: list[_Slopes]) -> float:
    """Return the root mean square slope after the best penalty is taken out."""
    first = np.concatenate([part.first for part in parts])
    decay = np.concatenate([part.decay for part in parts])
    if not np.isfinite(first).all():
        return float("nan")
    strengths = np.linalg.lstsq(decay, first, rcond=None)[0]
    return float(np.sqrt(np.mean((first - decay @ strengths) ** 2)))


def _finding(text: str, numbers: tuple[Number, ...]) -> Finding:
    """Return the finding."""
    return Finding(
        "wrong-loss", "fault", Where(), text, numbers, Remedy(REMEDY, (CorrectLoss(),)), 0.9
    )
