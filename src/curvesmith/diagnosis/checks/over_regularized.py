"""Over-regularised: the penalty on the weights is stronger than what the data say.

Symptom
    Training converges, to a fit that is too flat: high targets are predicted too low, low ones too
    high.
Evidence
    The reported loss, or the gradient, taken apart into mean squared error and sum of squared
    weights; the pull of the penalty and of the data on the weights where training ends.
Threshold
    The two pulls oppose each other (cosine below -0.9) and have one size (ratio 0.5 to 2), as at
    the minimum of their sum, while the network falls short of R2*.
Meaning
    The weights that fit are larger than the penalty lets them be.
Remedy
    Lower the penalty 100 times, or choose it by cross-validation.
What it is not
    A penalty in a network that reaches R2*, however strong its pull; a gradient with a penalty
    that the loss lacks, see `regularization-mismatch`.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import SetPenalty
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["check"]

LEAST_OPPOSED = -0.9
BALANCED = (0.5, 2.0)


def check(evidence: Evidence) -> list[Finding]:
    """Find penalties that hold the network back."""
    if not evidence.is_measurable or not evidence.falls_short or evidence.penalty is None:
        return []
    penalty = evidence.penalty
    if penalty.cosine > LEAST_OPPOSED or not BALANCED[0] <= penalty.ratio <= BALANCED[1]:
        return []
    return [
        Finding(
            "over-regularized",
            "fault",
            Where(),
            f"The penalty {penalty.alpha:.3g} / 2 sum W^2 holds the weights back: where training "
            f"ends it pulls as hard as the data, and R2 is {evidence.score:.3f} of "
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
