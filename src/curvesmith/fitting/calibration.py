"""Errors on rows that a fit had not seen, from which intervals are made."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

__all__ = ["Calibration", "calibrate"]

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Calibration:
    """Sizes of errors on unseen rows, and how often each counts.

    Parameters
    ----------
    errors : ndarray of shape (n_rows, n_outputs)
        ``|y - prediction|`` in the units of the targets; for a loss with a logarithmic link,
        divided by the square root of the prediction.
    weights : ndarray of shape (n_rows,)
        Weight of each row; 2 counts as two rows.
    """

    errors: Array
    weights: Array

    def quantile(self, coverage: float) -> Array:
        """Return the error that a new row stays below with this probability, per output.

        The smallest error e such that rows of at most e weigh ``coverage (W + 1)`` together, W the
        weight of all: the one more is the new row itself.

        Raises
        ------
        ValueError
            If there are too few rows.
        """
        needed = coverage * (self.weights.sum() + 1)
        if needed > self.weights.sum():
            least = ceil(round(coverage / (1 - coverage), 6))
            raise ValueError(
                f"`coverage={coverage:g}` needs {least} unseen rows, got "
                f"{self.weights.sum():g}. Lower `coverage`, or raise `validation_fraction`."
            )
        return np.array([self._quantile(column, needed) for column in self.errors.T])

    def _quantile(self, errors: Array, needed: float) -> float:
        """Return the quantile of one output."""
        order = np.argsort(errors, kind="stable")
        reached = np.cumsum(self.weights[order])
        return float(errors[order][np.searchsorted(reached, needed * (1 - 1e-12))])


def calibrate(
    outputs: Array, y: Array, weights: Array, scale: Array, *, is_log: bool
) -> Calibration:
    """Return the calibration from what a network put out for unseen rows.

    Parameters
    ----------
    outputs, y : ndarray of shape (n_rows, n_outputs)
        Network outputs and targets, scaled units.
    weights : ndarray of shape (n_rows,)
        Weights of the rows.
    scale : ndarray of shape (n_outputs,)
        Units of the targets in one scaled unit.
    is_log : bool
        Whether outputs are logarithms of predictions.
    """
    if not is_log:
        return Calibration(np.abs(y - outputs) * scale, weights)
    rates = np.exp(outputs)
    return Calibration(np.abs(y - rates) * scale / np.sqrt(rates * scale), weights)
