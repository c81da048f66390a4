"""Ladder: the scores that a network is compared with, from the mean to the best attainable."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.finding import Number
from curvesmith.diagnosis.measures.attainable import own_fit_r2
from curvesmith.diagnosis.measures.noise import noise_variance
from curvesmith.diagnosis.measures.scores import affine_r2
from curvesmith.diagnosis.measures.smoothers import (
    NEIGHBOURS,
    kernel_r2,
    line_r2,
    neighbour_r2,
    neighbours,
)

__all__ = ["REACHES", "Ladder", "measure_ladder"]

Array = NDArray[np.float64]

# A network that explains this share of what can be explained fits: the bar that healthy hosts of
# the fault benchmark reach on ten of ten seeds.
REACHES = 0.95
# … and, where a line comes close to that bar by itself, of what the line leaves: a network that
# never bends must not pass. Of the benchmark's development half all that fit have 0.85 or more.
BEYOND_LINE = 0.5
# Where a line explains this share of what can be explained, no bend is asked for.
LINE_SUFFICES = 0.97
# Once a smoother is this close to all that noise allows, our own fit cannot move the ceiling much.
ENOUGH = 0.99
# Rounding and chance: a score this far below zero is worse than the mean.
BELOW_MEAN = -0.05


@dataclass(frozen=True)
class Ladder:
    """R² of one predictor after the other; the mean has 0.

    Parameters
    ----------
    line : float
        Of the best affine function, on the rows it was fitted on.
    line_left_out : float
        The same, each row predicted from the others.
    smoother : float
        Of nearest neighbours or kernel ridge regression, each row predicted from the others.
    own_fit : float or None
        Of `NeuralRegressor`, by generalised cross-validation; None where it was not needed.
    noise_bound : float or None
        1 - noise variance / variance of y, where equal or neighbouring rows tell the noise.
    """

    line: float
    line_left_out: float
    smoother: float
    own_fit: float | None
    noise_bound: float | None

    @property
    def ceiling(self) -> float:
        """R²*: the best of the left-out scores, at least 0; what a fit can be asked for."""
        own = 0.0 if self.own_fit is None else self.own_fit
        return min(1.0, max(0.0, self.line_left_out, self.smoother, own))

    @property
    def needed(self) -> float:
        """The score that counts as a fit: 0.95 R²*, and half way from the best line to R²*.

        The second only where the line explains less than 0.97 R²*.
        """
        enough = REACHES * self.ceiling
        if self.line_left_out >= LINE_SUFFICES * self.ceiling:
            return enough
        return max(enough, self.line_left_out + BEYOND_LINE * (self.ceiling - self.line_left_out))

    def falls_short(self, score: float) -> bool:
        """Whether a score is below what is needed, or worse than the mean where R²* is 0."""
        return not score >= max(self.needed, BELOW_MEAN)

    def numbers(self, score: float) -> tuple[Number, ...]:
        """Return the rungs that exist, and the network's, as evidence."""
        formula = "1 - sum (f - y)^2 / sum (y - mean y)^2"
        rungs = [
            ("R2 of the mean", 0.0, formula),
            ("R2 of the best line", self.line, "least squares on [1, x]"),
            ("R2 of a smoother", self.smoother, "nearest neighbours or kernel ridge, left out"),
            ("R2 of our own fit", self.own_fit, "NeuralRegressor, cross-validated (GCV)"),
            ("R2 that noise allows", self.noise_bound, "1 - var(noise) / var(y)"),
            ("R2 attainable", self.ceiling, "best of the left-out scores"),
            ("R2 of this network", score, formula),
        ]
        return tuple(Number(name, value, how) for name, value, how in rungs if value is not None)


def measure_ladder(X: Array, y: Array) -> Ladder:
    """Measure the rungs.

    Parameters
    ----------
    X : ndarray of shape (n_rows, n_features), float64, finite
    y : ndarray of shape (n_rows, n_outputs), float64, finite, not all constant
    """
    smoother = kernel_r2(X, y)
    if len(X) > 2:
        nearest = neighbours(X, min(NEIGHBOURS[-1], len(X) - 1))
        smoother = max(smoother, neighbour_r2(y, nearest))
    line_left_out = line_r2(X, y)
    noise, spread = noise_variance(X, y), float(np.mean(np.var(y, axis=0)))
    noise_bound = None if noise is None else 1.0 - noise / spread
    enough = min(ENOUGH, ENOUGH if noise_bound is None else noise_bound - 1.0 + ENOUGH)
    return Ladder(
        line=affine_r2(X, y),
        line_left_out=line_left_out,
        smoother=smoother,
        own_fit=None if max(smoother, line_left_out) >= enough else own_fit_r2(X, y),
        noise_bound=noise_bound,
    )
