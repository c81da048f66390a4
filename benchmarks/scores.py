"""How good predictions are: error, log likelihood, intervals; and means with their spread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.datasets import Array

COVERAGE = 0.9
NORMAL_QUANTILE = 1.6448536269514722  # of (1 + COVERAGE)/2


@dataclass(frozen=True)
class Forecast:
    """What a learner says of rows it has not seen, in the units and shape of the targets.

    ``std`` is the standard deviation of new targets; ``low`` and ``high`` hold between them
    `COVERAGE` of the new targets. Without an interval the normal one of ``std`` is taken.
    ``log_density`` returns the log densities of targets; without, they are those of the normal law.
    """

    mean: Array
    std: Array | None = None
    low: Array | None = None
    high: Array | None = None
    log_density: Callable[[Array], Array] | None = None


@dataclass(frozen=True)
class Mean:
    """Mean of n values and its standard error, sd/√n; the error of one value is NaN."""

    value: float
    error: float
    n: int


def score(forecast: Forecast, y: Array) -> dict[str, float]:
    """Score a forecast of targets ``y``; averages run over rows and outputs.

    Returns
    -------
    dict
        ``rmse`` √(mean (f - y)²); ``r2`` 1 - Σ(f - y)²/Σ(y - mean y)², averaged over outputs,
        absent if a target does not vary; and with error bars ``nll``, the mean of the log
        densities with a minus, for the normal law mean(log(2π s²)/2 + (f - y)²/(2 s²)), and
        ``coverage`` the share of targets in the interval.
    """
    errors = forecast.mean - y
    scores = {"rmse": float(np.sqrt(np.mean(errors**2)))}
    if np.all(np.ptp(y, axis=0) > 0):
        scores["r2"] = r2(forecast.mean, y)
    if forecast.log_density is not None:
        scores["nll"] = -float(np.mean(forecast.log_density(y)))
    elif forecast.std is not None:
        variance = forecast.std**2
        terms = np.log(2 * np.pi * variance) + errors**2 / variance
        scores["nll"] = float(np.mean(terms) / 2)
    low, high = interval(forecast)
    if low is not None and high is not None:
        scores["coverage"] = float(np.mean((low <= y) & (y <= high)))
    return scores


def interval(forecast: Forecast) -> tuple[Array | None, Array | None]:
    """Return the interval that holds `COVERAGE` of new targets, if there is one."""
    if forecast.low is not None or forecast.std is None:
        return forecast.low, forecast.high
    half = NORMAL_QUANTILE * forecast.std
    return forecast.mean - half, forecast.mean + half


def r2(prediction: Array, y: Array) -> float:
    """Return the share of variance explained, averaged over outputs, each of which must vary."""
    about_mean = np.sum((y - y.mean(axis=0)) ** 2, axis=0)
    return float(np.mean(1 - np.sum((prediction - y) ** 2, axis=0) / about_mean))


def mean(values: Sequence[float]) -> Mean:
    """Average values that came from like splits or seeds."""
    array = np.asarray(values, dtype=float)
    error = float(array.std(ddof=1) / np.sqrt(len(array))) if len(array) > 1 else float("nan")
    return Mean(float(array.mean()), error, len(array))


def pooled_rmse(rmses: Sequence[float], sizes: Sequence[int]) -> float:
    """Return √(mean squared error over all rows of parts with these errors and sizes)."""
    return float(np.sqrt(np.average(np.square(rmses), weights=sizes)))
