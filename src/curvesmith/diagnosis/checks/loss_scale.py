"""Loss scale: the loss is a sum over rows, so the learning rate that suits depends on their number.

Symptom
    A learning rate that worked on few rows diverges on many.
Evidence
    The loss of all rows given twice, over the loss of the rows.
Threshold
    A ratio within 1e-3 of 2, the penalty apart: a mean gives 1. Reported only where the network
    falls short.
Meaning
    The gradient of a sum over n rows is n times that of the mean; with a learning rate h it is
    descent on the mean with n h.
Remedy
    Take the mean; or choose the learning rate for this number of rows.
What it is not
    A mistake: minima are the same. Whether the learning rate is too high is another finding.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["check"]

CLOSE = 1e-3


def check(evidence: Evidence) -> list[Finding]:
    """Find losses that are sums."""
    subject = evidence.subject
    if subject.loss is None or not evidence.is_measurable:
        return []
    ratio = _doubled(evidence)
    if not abs(ratio - 2) <= CLOSE or not evidence.falls_short:
        return []
    n = subject.n_rows
    return [
        Finding(
            "loss-scale",
            "harmless",
            Where(),
            f"The loss is a sum over {n} rows: the learning rate acts like {n} times as much on "
            "their mean.",
            (
                Number(
                    "loss of all rows twice / once",
                    ratio,
                    "difference between two random points, rows repeated / rows once",
                    "1 for a mean, 2 for a sum",
                ),
            ),
            Remedy("Take the mean over the rows, and choose the learning rate for it.", ()),
        )
    ]


def _doubled(evidence: Evidence) -> float:
    """Return the ratio of loss differences; a penalty does not double, but nearly cancels."""
    subject = evidence.subject
    twice = np.concatenate([evidence.X, evidence.X]), np.concatenate([evidence.y, evidence.y])
    X, y = subject.given_inputs(twice[0]), subject.given_targets(twice[1])
    theta = subject.flatten(subject.params)
    other = theta + 1e-2 * np.random.default_rng(0).standard_normal(theta.size)
    try:
        once, both = (
            subject.reported_loss(subject.unflatten(other), *data)
            - subject.reported_loss(subject.params, *data)
            for data in ((subject.X, subject.y), (X, y))
        )
    except (ValueError, IndexError):
        return float("nan")  # a loss that holds data of its own takes no other number of rows
    return both / once if once else float("nan")
