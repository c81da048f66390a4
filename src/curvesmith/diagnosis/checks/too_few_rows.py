"""Too few rows: the network passes through them all, and nothing says what lies between.

Symptom
    A perfect score on the rows of the training and predictions far off elsewhere.
Evidence
    R2 reached on the rows; best R2 of any smoother with each row left out; R2 of the same training
    with each fifth of the rows left out; rows per parameter.
Threshold
    Fewer than 30 distinct rows, no more rows than parameters, and a gap of 0.4 to the smoother; or
    one of 0.05 to it together with one of 0.1 to the training's own score on rows left out. From
    12 rows of a smooth function healthy networks lost 0.015 or less; rows of many bends lose more,
    which a smoother does not. Below 8 rows the smoother may fit by luck, and the training alone
    judges, where it can be made again. With more rows, see `overfit`.
    Where nothing predicts y better than chance, so few rows that they could only have shown a
    dependence which explains 15 % of y or more: below 6.63 / 0.15 = 44, as n R2 of a straight line
    exceeds 6.63 by chance once in 100 times. That comes after `nothing-to-learn`.
Meaning
    Many functions pass through these rows; which one comes out is chance.
Remedy
    Measure more rows, or take fewer units.
What it is not
    Few rows of a function that is smooth between them: left-out rows are then predicted well. A
    table of all combinations of inputs with two values, as that of XOR: there are no other rows.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.checks import nothing_to_learn
from curvesmith.diagnosis.evidence import CHANCE, Evidence
from curvesmith.diagnosis.facts.rows import FEWEST_ROWS, LEAST_R2
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["FEW", "check"]

FEW = 30
LEAST_GAP = 0.4
LEAST_OWN_GAP = 0.1
LEAST_BOTH = 0.05
# n R2 of a line through independent numbers exceeds this with probability `CHANCE`.
LEAST_SQUARE = 6.63
# How sure it is that rows are what is missing where they show no dependence at all.
UNDECIDED = 0.5


def check(evidence: Evidence) -> list[Finding]:
    """Find a fit that so few rows do not support, or targets that they say too little about."""
    if not evidence.is_measurable:
        return []
    return _unsupported(evidence) or _undecided(evidence)


def _unsupported(evidence: Evidence) -> list[Finding]:
    """Return that the network has fewer rows than it takes to hold it, if that is so."""
    n_rows, n_params = len(np.unique(evidence.X, axis=0)), evidence.subject.n_params
    if n_rows >= FEW or n_rows > n_params or _is_full_table(evidence.X):
        return []
    reached, own = _left_out(evidence, n_rows)
    if reached is None:
        return []
    return [
        Finding(
            "too-few-rows",
            "fault",
            Where(),
            f"{n_rows} distinct rows for {n_params} parameters: the network has R2 "
            f"{evidence.score:.3f} on them, but R2 {max(reached, -1e3):.3f} on rows that are left "
            "out.",
            (
                Number("distinct rows", n_rows, "", f"{FEW}, or more than {n_params} parameters"),
                *evidence.ladder.numbers(evidence.score),
                *_own_numbers(own),
            ),
            Remedy("Measure more rows, or take fewer units and check on rows that are held out."),
            0.8,
        )
    ]


def _undecided(evidence: Evidence) -> list[Finding]:
    """Return that the rows could not show a weak dependence, where they show none."""
    n_rows = len(np.unique(evidence.X, axis=0))
    least = LEAST_SQUARE / n_rows
    if least <= LEAST_R2 or not nothing_to_learn.check(evidence):
        return []
    return [
        Finding(
            "too-few-rows",
            "fault",
            Where(),
            f"{n_rows} distinct rows cannot show a dependence that explains less than {least:.0%} "
            "of y: if there is one, it takes more of them.",
            (
                Number("distinct rows", n_rows, "", f"{LEAST_SQUARE / LEAST_R2:.0f}"),
                Number("R2 that chance reaches", least, f"p = {CHANCE:g} of a straight line"),
            ),
            Remedy("Measure more rows."),
            UNDECIDED,
        )
    ]


def _left_out(evidence: Evidence, n_rows: int) -> tuple[float | None, float | None]:
    """Return the score on rows left out if it is too far below, and the training's own, if taken.

    None for the first where it is not.
    """
    reached = evidence.ladder.ceiling
    is_lucky = n_rows < FEWEST_ROWS and evidence.left_out_score is not None
    if evidence.score - reached < LEAST_BOTH and not is_lucky:
        return None, None
    if evidence.score - reached >= LEAST_GAP:
        return reached, None
    own = evidence.left_out_score
    return (None, own) if own is None or evidence.score - own < LEAST_OWN_GAP else (own, own)


def _is_full_table(X: NDArray[np.float64]) -> bool:
    """Whether the inputs have two values each, and every combination is there.

    A column of ones, which stands for a bias, is no input.
    """
    inputs = [column for column in X.T if np.ptp(column) > 0]
    sizes = {len(np.unique(column)) for column in inputs}
    return sizes == {2} and len(np.unique(X, axis=0)) == 2 ** len(inputs)


def _own_numbers(own: float | None) -> tuple[Number, ...]:
    """Return the training's own score on rows left out, where it was taken."""
    if own is None:
        return ()
    formula = "each fifth of the rows predicted after training on the others"
    return (Number("R2 on rows left out", own, formula, f"the score - {LEAST_OWN_GAP:g}"),)
