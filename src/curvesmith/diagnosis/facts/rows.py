"""Rows: what the data alone say."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.measures import smoothers
from curvesmith.diagnosis.measures.ladder import Ladder, measure_ladder
from curvesmith.diagnosis.subject import Subject

__all__ = ["CHANCE", "FEWEST_ROWS", "LEAST_R2", "RowFacts"]

Array = NDArray[np.float64]

# p-value above which a dependence may be chance, and ceiling above which it is none all the same.
CHANCE = 0.01
LEAST_R2 = 0.15
# Fewer rows cannot tell a dependence from chance: five have 120 orders, and some are in order.
FEWEST_ROWS = 8


class RowFacts:
    """What the rows of a subject say, whatever is trained on them.

    Parameters
    ----------
    subject : Subject
    budget_s : float, default=60.0
        Seconds of wall-clock time that all trainings together may take.
    """

    def __init__(self, subject: Subject, *, budget_s: float = 60.0) -> None:
        self.subject = subject
        self.budget_s = budget_s

    @cached_property
    def X(self) -> Array:  # noqa: N802
        """Inputs, shape (n_rows, n_features)."""
        return self.subject.inputs

    @cached_property
    def y(self) -> Array:
        """Targets, shape (n_rows, n_outputs)."""
        return self.subject.targets

    @cached_property
    def is_finite(self) -> bool:
        """Whether all data are finite numbers; nothing else is measured where they are not."""
        return bool(np.isfinite(self.X).all() and np.isfinite(self.y).all())

    @cached_property
    def ladder(self) -> Ladder:
        """The scores that the network is compared with, from the mean to the ceiling R²*."""
        return measure_ladder(self.X, self.y)

    @cached_property
    def neighbours(self) -> NDArray[np.intp]:
        """The nearest other rows of each row, nearest first."""
        return smoothers.neighbours(self.X, min(smoothers.NEIGHBOURS[-1], len(self.X) - 1))

    @cached_property
    def has_constant_targets(self) -> bool:
        """Whether no target varies over the rows."""
        return bool(np.all(self.y == self.y[0]))

    @cached_property
    def has_constant_input(self) -> bool:
        """Whether an input is the same, and not 0, in every row: it serves as a bias."""
        return bool(np.any(np.all(self.X[0] == self.X, axis=0) & (self.X[0] != 0)))

    @cached_property
    def is_measurable(self) -> bool:
        """Whether there are finite data, more than two rows of them, and targets that vary."""
        return self.is_finite and len(self.X) > 2 and not self.has_constant_targets

    @cached_property
    def needs_bends(self) -> bool:
        """Whether the best straight line falls short of the ceiling."""
        return self.ladder.falls_short(self.ladder.line)

    @cached_property
    def is_no_better_than_chance(self) -> bool:
        """Whether nothing predicts rows that are left out better than in random order.

        With fewer than 8 rows that cannot be told, and nothing is said.
        """
        if len(self.X) < FEWEST_ROWS:
            return False
        return self.ladder.ceiling < LEAST_R2 and self.permutation_p > CHANCE

    @cached_property
    def permutation_p(self) -> float:
        """How often targets in random order are as predictable from the inputs as these."""
        return smoothers.permutation_p(self.X, self.y, self.neighbours)
