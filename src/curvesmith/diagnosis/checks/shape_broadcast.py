"""Shape broadcast: every prediction is compared with every target, (n, 1) against (n,).

Symptom
    The loss falls to the variance of the targets and stays; predictions are their mean.
Evidence
    The loss, or the gradient, or a step, with the targets in another order; the shapes.
Threshold
    No change beyond 1e-6 of its size, although other targets change it: a loss of pairs changes
    by far more. A gradient of every prediction with every target explained to 1e-6 counts too.
Meaning
    (n, 1) - (n,) is (n, n) by the rules of broadcasting: n² differences instead of n, whose mean
    square is smallest where every prediction is the mean target.
Remedy
    Give predictions and targets one shape, y.reshape(-1, 1), before they are subtracted.
What it is not
    Rows in the wrong order: there another order changes the loss.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from curvesmith.diagnosis.arrays import Array, Params
from curvesmith.diagnosis.changes import CorrectLoss
from curvesmith.diagnosis.checks.mistaken import gradient_mistakes
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.subject import Subject

__all__ = ["check", "ignores_pairing"]

SAME = 1e-6
# What single precision leaves of a mean that does not change, and far less than the spread does.
FELT = 1e-3
# Random points that are asked beside the given one, and the least spread of predictions, in
# standard deviations of the targets, at which their order must show: far above `SAME`.
N_RANDOM = 2
LEAST_SPREAD = 1e-2
REMEDY = "Give predictions and targets one shape, such as y.reshape(-1, 1), before subtracting."


def check(evidence: Evidence) -> list[Finding]:
    """Find losses that compare everything with everything."""
    mistakes = gradient_mistakes(evidence, "shape-broadcast")
    if not mistakes and not ignores_pairing(evidence):
        return []
    subject = evidence.subject
    n = subject.n_rows
    shapes = (subject.predictions(subject.params).shape, subject.y.shape)
    text = f"Each of {n} predictions is compared with all {n} targets, not with its own"
    text += f": shapes {shapes[0]} and {shapes[1]}." if shapes[0] != shapes[1] else "."
    numbers = (
        Number("shape of the predictions", str(shapes[0])),
        Number("shape of the targets", str(shapes[1])),
        Number(
            "change when targets change places",
            _moved_by(evidence),
            "|loss(permuted y) - loss(y)| / |loss(other y) - loss(y)|",
            f"at most {SAME:g}",
        ),
    )
    extra = tuple(number for mistake in mistakes for number in mistake.evidence)
    return [
        Finding(
            "shape-broadcast",
            "fault",
            Where(),
            text,
            numbers + extra,
            Remedy(REMEDY, (CorrectLoss(),)),
        )
    ]


def ignores_pairing(evidence: Evidence) -> bool:
    """Return whether loss, gradient or step stay the same when targets change places."""
    return bool(_moved_by(evidence) <= SAME)


def _moved_by(evidence: Evidence) -> float:
    """Return by how much permuted targets move what can be asked, over what other targets do.

    The largest of several points, NaN where none tells: predictions that are alike pair with any
    target, as those of tiny initial weights do.
    """
    subject = evidence.subject
    if not evidence.is_measurable or evidence.has_constant_targets:
        return float("nan")
    rng = np.random.default_rng(0)
    theta = subject.flatten(subject.params)
    thetas = [theta, *(rng.standard_normal((N_RANDOM, theta.size)))]
    told = [_moved_at(evidence, subject.unflatten(point)) for point in thetas]
    told = [share for share in told if np.isfinite(share)]
    return max(told, default=float("nan"))


def _moved_at(evidence: Evidence, params: Params) -> float:
    """Return the same at one point; NaN where predictions are alike or targets are not seen."""
    subject, y = evidence.subject, evidence.y
    f = subject.outputs(params)
    asked = _asked(subject, params)
    if asked is None or not np.isfinite(f).all():
        return float("nan")
    if float(np.max(f.std(axis=0) / y.std(axis=0).max())) < LEAST_SPREAD:
        return float("nan")
    rng = np.random.default_rng(0)
    others = (y, y[rng.permutation(len(y))], y + y.std(axis=0) * rng.standard_normal(y.shape))
    here, permuted, other = (asked(subject.given_targets(targets)) for targets in others)
    scale = float(np.linalg.norm(other - here))
    # A function that holds its own targets takes no notice of any; nothing follows from that.
    if not np.isfinite(scale) or scale <= SAME * float(np.linalg.norm(here)):
        return float("nan")
    if subject.loss is not None:
        # Pairs of (f - y)² feel how far targets spread; a mean of f - y feels only their mean.
        wider = asked(subject.given_targets(2 * y - y.mean(axis=0)))
        if float(np.linalg.norm(wider - here)) <= FELT * scale:
            return float("nan")
    return float(np.linalg.norm(permuted - here)) / scale


def _asked(subject: Subject, params: Params) -> Callable[[Any], Array] | None:
    """Return the function of the targets that the user offers: loss, else gradient, else step."""
    X = subject.X
    if subject.loss is not None:
        return lambda y: np.array([subject.reported_loss(params, X, y)])
    if subject.gradient is not None:
        return lambda y: subject.flatten(subject.reported_gradient(params, X, y))
    if subject.step is not None:
        return lambda y: subject.flatten(next(iter(subject.steps(params, 1, X, y))))
    return None
