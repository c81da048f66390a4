"""Goal: what a training must reach to count as one that fits, and the scores of one."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from curvesmith.diagnosis.arrays import Array
from curvesmith.diagnosis.measures.interruption import pass_on
from curvesmith.diagnosis.subject import Subject
from curvesmith.fitting.yardstick import r2

if TYPE_CHECKING:
    from curvesmith.diagnosis.evidence import Evidence

__all__ = ["Goal", "Scores", "goal_of"]

# A training fits if it explains this share of what can be explained …
SHARE_OF_CEILING = 0.95
# … and of what the best line leaves over, this share: where a line explains nearly everything, a
# network that never bends would pass otherwise. Where a line explains this share of what can be
# explained, no bend is asked for.
SHARE_BEYOND_LINE = 0.75
LINE_SUFFICES = 0.99
# A change cures if so many of the fresh starts fit.
RELIABLE = 0.8
# Fewer complete rows have no spread to be explained.
FEWEST_ROWS = 2


@dataclass(frozen=True)
class Goal:
    """What a training must reach to count as one that fits.

    Parameters
    ----------
    ceiling : float
        R² that can be attained.
    line : float
        R² of the best straight line or plane.
    """

    ceiling: float
    line: float

    @property
    def r2(self) -> float:
        """0.95 ceiling, and line + 0.75 (ceiling - line) where a line is not enough."""
        enough = SHARE_OF_CEILING * self.ceiling
        if self.line >= LINE_SUFFICES * self.ceiling:
            return enough
        return max(enough, self.line + SHARE_BEYOND_LINE * (self.ceiling - self.line))

    def reached(self, scores: Scores | None) -> bool:
        """Whether the median, and four of five starts, are there."""
        if scores is None:
            return False
        fits = [value >= self.r2 for value in scores.values]
        return scores.median >= self.r2 and float(np.mean(fits)) >= RELIABLE


@dataclass(frozen=True)
class Scores:
    """R² of one training from several fresh starts.

    Parameters
    ----------
    values : tuple of float
        R² on the rows trained on, in the units of the subject; -inf where training diverged.
    learning_rate : float or None
        The rate that all of them had, as the user would write it; None where there is none.
    n_steps : int
        Steps that each of them made.
    """

    values: tuple[float, ...]
    learning_rate: float | None
    n_steps: int

    @property
    def median(self) -> float:
        """Median over the starts."""
        return float(np.median(self.values))

    def to_dict(self) -> dict[str, float]:
        """Return the numbers as a remedy keeps them."""
        rate = {} if self.learning_rate is None else {"learning_rate": self.learning_rate}
        return {
            "r2": self.median,
            "r2_low": min(self.values),
            "r2_high": max(self.values),
            "n_seeds": len(self.values),
            "n_steps": self.n_steps,
        } | rate


def goal_of(
    subject: Subject, evidence: Evidence | None, ceiling: float | None, line: float | None
) -> Goal:
    """Return what is to be reached: as told, as the evidence says, or by our own fit.

    Parameters
    ----------
    subject : Subject
    evidence : Evidence or None
        Its ladder is read.
    ceiling, line : float or None
        R² that go before those of the evidence.
    """
    rows, targets = _finite(subject)
    if len(rows) < FEWEST_ROWS:  # nothing can be learned from them: only a perfect fit is one
        ceiling, line = (1.0 if ceiling is None else ceiling), (0.0 if line is None else line)
    if evidence is not None and len(rows) == subject.n_rows:
        ceiling = float(evidence.ladder.ceiling) if ceiling is None else ceiling
        line = float(evidence.ladder.line) if line is None else line
    return Goal(
        _own_fit(rows, targets) if ceiling is None else ceiling,
        _line(rows, targets) if line is None else line,
    )


def _finite(subject: Subject) -> tuple[Array, Array]:
    """Return the rows of which all numbers are finite."""
    rows, targets = subject.inputs, subject.targets
    kept = np.isfinite(rows).all(axis=1) & np.isfinite(targets).all(axis=1)
    return rows[kept], targets[kept]


def _own_fit(rows: Array, targets: Array) -> float:
    """Return the R² of `NeuralRegressor` on the rows."""
    from curvesmith.regressor import NeuralRegressor

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = NeuralRegressor(random_state=0).fit(rows, targets)
    pass_on(model.record_.stop)
    return float(model.record_.train_r2)


def _line(rows: Array, targets: Array) -> float:
    """Return the R² of the best line or plane."""
    spread = rows.std(axis=0)
    scaled = (rows - rows.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    columns = np.column_stack([np.ones(len(rows)), scaled])
    fitted = columns @ np.linalg.lstsq(columns, targets, rcond=None)[0]
    return r2(fitted, targets, np.ones(len(rows)))
