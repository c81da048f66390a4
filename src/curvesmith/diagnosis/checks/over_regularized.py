"""Over-regularised: the penalty on the weights is stronger than what the data say.

Symptom
    Training converges, to a fit that is too flat: high targets are predicted too low, low ones too
    high.
Evidence
    The reported loss, or the gradient, taken apart into mean squared error and sum of squared
    weights; the pull of the penalty and of the data on the weights where training ends.
Threshold
    The two pulls oppose each other (cosine below -0.9) and have one size (ratio 0.5 to 2), as at
    the minimum of their sum, while the network falls short of R2*. Or the penalty pulls harder than
    the data where training starts, and training has more than halved the weights.
Meaning
    The weights that fit are larger than the penalty lets them be.
Remedy
    Lower the penalty 100 times, or choose it by cross-validation.
What it is not
    A penalty in a network that reaches R2*, however strong its pull; a gradient with a penalty
    that the loss lacks, see `regularization-mismatch`.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.changes import SetPenalty
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["check"]

LEAST_OPPOSED = -0.9
BALANCED = (0.5, 2.0)
MOST_LEFT = 0.5


def check(evidence: Evidence) -> list[Finding]:
    """Find penalties that hold the network back."""
    if not evidence.is_measurable or not evidence.falls_short or evidence.penalty is None:
        return []
    penalty = evidence.penalty
    balances = penalty.cosine <= LEAST_OPPOSED and BALANCED[0] <= penalty.ratio <= BALANCED[1]
    if not balances and not _overwhelms(evidence):
        return []
    return [
        Finding(
            "over-regularized",
            "fault",
            Where(),
            f"The penalty {penalty.alpha:.3g} / 2 sum W^2 holds the weights back: it pulls as "
            f"hard as the data, and R2 ends at {evidence.score:.3f} of "
            f"{evidence.ladder.ceiling:.3f}.",
            (
                Number("penalty", penalty.alpha, "alpha of mean (f - y)^2 + alpha / 2 sum W^2"),
                Number(
                    "pull of the penalty / of the data",
                    penalty.ratio,
                    "norms of their gradients on the weights",
                    f"{BALANCED[0]:g} to {BALANCED[1]:g}",
                ),
                Number("cosine of the two", penalty.cosine, "", f"{LEAST_OPPOSED:g}"),
            ),
            Remedy(
                f"Lower the penalty to {penalty.alpha / 100:.1g} or less.",
                (SetPenalty(penalty.alpha / 200.0),),
            ),
            0.85,
        )
    ]


def _overwhelms(evidence: Evidence) -> bool:
    """Whether the penalty pulled harder than the data from the start, and won."""
    start = evidence.penalty_start
    if start is None or not evidence.knows_start or start.ratio < 1.0:
        return False
    before, after = (
        np.linalg.norm(evidence.subject.flatten(params))
        for params in (evidence.subject.params, evidence.reached)
    )
    return bool(after < MOST_LEFT * before)
