"""Over-regularised: the penalty on the weights is stronger than what the data say.

Symptom
    Training converges, to a fit that is too flat: high targets are predicted too low, low ones too
    high.
Evidence
    The reported loss, or the gradient, taken apart into mean squared error and sum of squared
    weights; the pull of the penalty and of the data on the weights where training ends; R2 where
    the sum of both is smallest, by L-BFGS, and without the penalty.
Threshold
    The network falls short of R2*, and so does the minimum with the penalty, while the one without
    does not: no solver could do better. Or the two pulls oppose each other (cosine below -0.9) and
    have one size (ratio 0.5 to 2), as at a minimum of their sum. Or the penalty pulls harder than
    the data where training starts, and training has more than halved the weights.
Meaning
    The weights that fit are larger than the penalty lets them be.
Remedy
    Lower the penalty to where the minimum fits, or choose it by cross-validation.
What it is not
    A penalty in a network that reaches R2*, however strong its pull, or on targets that nothing
    predicts; a gradient with a penalty that the loss lacks, see `regularization-mismatch`.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.changes import SetPenalty
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.minimum import minimum_r2
from curvesmith.diagnosis.measures.penalty import Penalty

__all__ = ["check", "penalised_r2"]

LEAST_OPPOSED = -0.9
BALANCED = (0.5, 2.0)
MOST_LEFT = 0.5
SHARES = (0.1, 0.01, 1e-3, 1e-4, 1e-5)


def check(evidence: Evidence) -> list[Finding]:
    """Find penalties that hold the network back."""
    if not evidence.is_measurable or not evidence.falls_short:
        return []
    if evidence.is_no_better_than_chance:  # then it is right that the weights go to zero
        return []
    penalty = _penalty(evidence)
    if penalty is None or penalty.alpha <= 0:  # rounding may be negative
        return []
    best = penalised_r2(evidence)
    is_held = evidence.ladder.falls_short(best) and not evidence.ladder.falls_short(
        evidence.attainable() or 0.0
    )
    balances = penalty.cosine <= LEAST_OPPOSED and BALANCED[0] <= penalty.ratio <= BALANCED[1]
    if not is_held and not balances and not _overwhelms(evidence):
        return []
    return [
        Finding(
            "over-regularized",
            "fault",
            Where(),
            f"The penalty {penalty.alpha:.3g} / 2 sum W^2 holds the weights back: where the loss "
            f"with it is smallest R2 is {best:.3f}, of {evidence.ladder.ceiling:.3f} attainable.",
            (
                Number("penalty", penalty.alpha, "alpha of mean (f - y)^2 + alpha / 2 sum W^2"),
                Number(
                    "pull of the penalty / of the data",
                    penalty.ratio,
                    "norms of their gradients on the weights",
                    f"{BALANCED[0]:g} to {BALANCED[1]:g}",
                ),
                Number("cosine of the two", penalty.cosine, "", f"{LEAST_OPPOSED:g}"),
                Number("R2 at the minimum with the penalty", best, "L-BFGS, best of 4 starts"),
                Number("R2 without it", evidence.attainable() or 0.0, "L-BFGS, best of 4 starts"),
            ),
            _remedy(evidence, penalty),
            0.9 if is_held else 0.85,
        )
    ]


def _penalty(evidence: Evidence) -> Penalty | None:
    """Return the penalty where training ends; where it began if it diverged."""
    return evidence.penalty or evidence.penalty_start


def penalised_r2(evidence: Evidence, share: float = 1.0) -> float:
    """Return R² where the loss with a share of its penalty is smallest.

    What is attainable without one, where there is none.
    """
    structure, penalty = evidence.structure, _penalty(evidence)
    network = None if structure is None else structure.network(evidence.subject.params)
    if structure is None or network is None or penalty is None:
        return evidence.attainable() or 0.0
    ends = [structure.theta(evidence.reached)]
    alpha = share * penalty.alpha
    return minimum_r2(network, evidence.seen_inputs, evidence.seen_targets, alpha, ends)


def _remedy(evidence: Evidence, penalty: Penalty) -> Remedy:
    """Return a tenth of the largest penalty, in powers of ten, that does not hold the fit back."""
    weaker = (
        share for share in SHARES if not evidence.ladder.falls_short(penalised_r2(evidence, share))
    )
    alpha = penalty.alpha * next(weaker, SHARES[-1]) / 10.0
    return Remedy(f"Lower the penalty to {alpha:.1g} or less.", (SetPenalty(alpha),))


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
