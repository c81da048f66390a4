"""Scores: how far predictions are from the target, and what simpler models reach."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from curvesmith.tabular.table import Floats


@dataclass(frozen=True)
class Scores:
    """Three measures of predictions f of a target y over n rows.

    Parameters
    ----------
    rmse : float
        sqrt(sum (f - y)^2 / n), in units of the target.
    mae : float
        sum |f - y| / n, in units of the target.
    r2 : float
        1 - sum (f - y)^2 / sum (y - mean y)^2, the share of the variance that is explained;
        NaN if all y are equal.
    """

    rmse: float
    mae: float
    r2: float

    def to_dict(self) -> dict[str, float | None]:
        """Return what JSON holds; None where a number is not finite."""
        numbers = {"rmse": self.rmse, "mae": self.mae, "r2": self.r2}
        return {name: value if math.isfinite(value) else None for name, value in numbers.items()}


def score(y: Floats, prediction: Floats) -> Scores:
    """Compare predictions with the target.

    Parameters
    ----------
    y, prediction : ndarray of shape (n_rows,), float64
        In units of the target, finite, at least one row.

    Returns
    -------
    scores : Scores

    Examples
    --------
    >>> import numpy as np
    >>> score(np.array([1.0, 3.0]), np.array([1.0, 2.0])).r2
    0.5
    """
    error = prediction - y
    spread = float(np.sum((y - y.mean()) ** 2))
    total = float(np.sum(error**2))
    return Scores(
        rmse=math.sqrt(total / len(y)),
        mae=float(np.mean(np.abs(error))),
        r2=1.0 - total / spread if spread > 0 else math.nan,
    )


def predict_linearly(X: Floats, y: Floats, X_new: Floats) -> Floats:
    """Fit a linear model with an intercept by least squares, and predict by it.

    Columns are standardised first, and of all equally good coefficients those of least length
    are taken, so that constant and repeated columns do no harm.

    Parameters
    ----------
    X : ndarray of shape (n_rows, n_inputs), float64
    y : ndarray of shape (n_rows,), float64
    X_new : ndarray of shape (n_new, n_inputs), float64

    Returns
    -------
    prediction : ndarray of shape (n_new,), float64
        In units of ``y``.
    """
    offset, scale = X.mean(axis=0), X.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    coefficients = np.linalg.lstsq((X - offset) / scale, y - y.mean(), rcond=None)[0]
    prediction: Floats = (X_new - offset) / scale @ coefficients + y.mean()
    return prediction
