"""Nothing to learn: the targets are constant, or do not depend on the inputs.

Symptom
    The best any network does is the mean of y.
Evidence
    R2 of a nearest-neighbour mean with each row left out, against the same for 199 random orders
    of y; R2 of the line and of our own fit on unseen rows.
Threshold
    p > 0.01, and neither smoother, line nor own fit explains 15 % of rows left out; from 8 rows on,
    and three for each input: fewer leave no neighbours to tell a dependence from chance, see
    `too-few-rows`.
Meaning
    Either y is noise for these inputs, or an input that matters is missing, or rows of X and y
    were shuffled apart. These three look alike; the source of the data must tell.
Remedy
    Plot y against each input; check how X and y were read and joined.
What it is not
    Targets with much noise that still depend on the inputs: a network that explains the little
    there is, is healthy.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks import rows_misaligned
from curvesmith.diagnosis.evidence import CHANCE, Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["check"]

# For each input: in fewer, every row is alone, and no neighbour says anything of it.
LEAST_ROWS = 3


def check(evidence: Evidence) -> list[Finding]:
    """Find targets that no function of the inputs predicts."""
    if not evidence.is_finite:
        return []
    if evidence.has_constant_targets:
        return [_constant(evidence)]
    if (
        not evidence.is_measurable
        or len(evidence.X) < LEAST_ROWS * evidence.X.shape[1]
        or not evidence.is_no_better_than_chance
        or rows_misaligned.check(evidence)
    ):
        return []
    return [
        Finding(
            "nothing-to-learn",
            "fault",
            Where(),
            "y cannot be predicted from X: neighbours in X have no more similar targets than "
            "random rows have. Either y is noise, an input is missing, or rows were shuffled.",
            (
                Number(
                    "p-value of the dependence",
                    evidence.permutation_p,
                    "share of random orders of y that neighbours predict as well",
                    f"{CHANCE:g}",
                ),
                *evidence.ladder.numbers(evidence.score),
            ),
            Remedy("Check how X and y were read and joined, and which input could be missing."),
            0.8,
        )
    ]


def _constant(evidence: Evidence) -> Finding:
    """Return that the targets are all the same."""
    value = float(evidence.y.flat[0])
    return Finding(
        "nothing-to-learn",
        "fault",
        Where(),
        f"y is constant: every target is {value:.6g}, so there is nothing to learn.",
        (Number("spread of y", 0.0, "standard deviation", "above 0"),),
        Remedy("Check that the right column is the target."),
    )
