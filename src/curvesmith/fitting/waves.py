"""Waves: networks of sine units, begun at the peaks of the spectrum.

Networks that bend need two units and more for each period of a wave, which noise soon makes too
dear for the evidence: of ENSO's fourteen years of monthly pressures they leave a constant. A sine
unit follows all periods at once, but from a random start it hardly ever finds its frequency: the
valley of the loss is but a period wide over the whole span. So sine units begin where the
least-squares spectrum of what is not explained yet is highest, one after the other [1]_.

References
----------
.. [1] Lomb, 1976, doi:10.1007/BF00648343; Scargle, 1982, doi:10.1086/160554
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log, pi

import numpy as np
from numpy.typing import NDArray

from curvesmith.fitting.rows import Rows
from curvesmith.network import Network
from curvesmith.solvers.ladder import Size

__all__ = [
    "WAVES",
    "Peak",
    "can_wave",
    "highest_peak",
    "is_missed",
    "n_frequencies",
    "chances",
    "wave_theta",
]

Array = NDArray[np.float64]

# Numbers of sine units that are tried.
WAVES: tuple[Size, ...] = ((1,), (2,), (4,), (8,))
# Inputs that are looked at, one at a time, and rows, up to which the spectrum is worth its time.
MOST_INPUTS = 4
MOST_ROWS = 5000
# Fewer rows than this have no spectrum to speak of.
FEWEST_ROWS = 16
# Frequencies are a quarter of a period over the whole span apart, up to one period per two distinct
# values, or `MOST_FREQUENCIES` in all.
PER_PERIOD = 4
MOST_FREQUENCIES = 2000
# Chance that noise has as high a peak somewhere, below which a wave has been missed.
BY_CHANCE = 1e-4


@dataclass(frozen=True)
class Peak:
    """The highest point of a least-squares spectrum.

    Parameters
    ----------
    feature : int
        Along which input.
    frequency : float
        Radians per unit of the scaled input.
    share : float
        Of the variance that a wave of this frequency explains.
    """

    feature: int
    frequency: float
    share: float


def can_wave(rows: Rows) -> bool:
    """Whether the rows are few enough, and enough, for a spectrum."""
    return FEWEST_ROWS <= len(rows) <= MOST_ROWS and rows.X.shape[1] <= MOST_INPUTS


def frequencies(x: Array) -> Array:
    """Return the frequencies of the spectrum along one input, radians per unit; none of a constant.

    Parameters
    ----------
    x : ndarray of shape (n_rows,)
        Scaled input.
    """
    distinct = np.unique(x)
    if len(distinct) < 3:
        return np.empty(0)
    count = min(PER_PERIOD * (len(distinct) - 1) // 2, MOST_FREQUENCIES)
    lowest = 2 * pi / (PER_PERIOD * float(distinct[-1] - distinct[0]))
    return np.arange(1.0, count + 1) * lowest


def n_frequencies(rows: Rows) -> int:
    """Return how many frequencies there are along all inputs."""
    return sum(len(frequencies(x)) for x in rows.X.T)


def spectra(rows: Rows, residuals: Array) -> Iterator[tuple[int, Array, Array]]:
    """Yield of each input its number, the frequencies and the share of variance at each.

    ``sum_o |sum_i w_i r_io exp(1j omega x_i)|^2 2 / (sum w sum_io w_i r_io^2)``, with residuals of
    mean 0: the share of the variance for waves that are orthogonal on the rows, nearly so else.
    """
    centered = residuals - np.average(residuals, axis=0, weights=rows.w)
    weighted = rows.w[:, np.newaxis] * centered
    total = float(rows.w.sum()) * float((weighted * centered).sum())
    for j, x in enumerate(rows.X.T):
        omega = frequencies(x)
        if total == 0 or not len(omega):
            continue
        angles = np.outer(omega, x)
        power = (np.cos(angles) @ weighted) ** 2 + (np.sin(angles) @ weighted) ** 2
        yield j, omega, 2 * power.sum(axis=1) / total


def highest_peak(rows: Rows, residuals: Array) -> Peak | None:
    """Return the highest peak of the spectra of all inputs; None if there is no spectrum."""
    best: Peak | None = None
    for j, omega, shares in spectra(rows, residuals):
        k = int(np.argmax(shares))
        if best is None or shares[k] > best.share:
            best = Peak(j, float(omega[k]), min(float(shares[k]), 1.0))
    return best


def is_missed(rows: Rows, fitted: Array) -> bool:
    """Whether the residuals of a fit hold a wave: a peak that noise hardly ever has.

    Noise of one output reaches a share s at one of m frequencies with probability
    ``1 - (1 - (1 - s)^((n - 3) / 2))^m``, about ``m exp(-s (n - 3) / 2)``.
    """
    peak = highest_peak(rows, rows.y - fitted)
    if peak is None:
        return False
    nats = peak.share * (len(rows) - 3) / 2 * rows.y.shape[1]
    return n_frequencies(rows) * exp(-min(nats, 700.0)) < BY_CHANCE


def chances(rows: Rows) -> float:
    """Return the logarithm of how many frequencies a wave is picked among: its extra support."""
    return log(max(n_frequencies(rows), 1))


def wave_theta(network: Network, rows: Rows) -> Array:
    """Return parameters of a network of sine units, each at a peak of what those before leave over.

    Parameters
    ----------
    network : Network
        One hidden layer of sine units, a linear output, biases.
    rows : Rows
        Scaled.

    Returns
    -------
    theta : ndarray of shape (n_params,)
        Amplitudes and phases by least squares over all units; units without a peak stay silent.
    """
    theta = np.zeros(network.n_params)
    (W, b), (V, c) = network.layers(theta)
    assert b is not None
    assert c is not None
    root = np.sqrt(rows.w)[:, np.newaxis]
    columns = [np.ones(len(rows))]
    left = rows.y
    for k in range(len(W)):
        peak = highest_peak(rows, left)
        if peak is None:
            break
        angles = peak.frequency * rows.X[:, peak.feature]
        columns += [np.sin(angles), np.cos(angles)]
        A = np.stack(columns, axis=1)
        found = np.linalg.lstsq(root * A, root * rows.y, rcond=None)[0]
        left = rows.y - A @ found
        W[k, peak.feature] = peak.frequency
    _fill(found, b, V, c)
    return theta


def _fill(found: Array, b: Array, V: Array, c: Array) -> None:
    """Turn sines and cosines into phases and amplitudes.

    With several outputs a unit takes the phase of the output that it moves most.
    """
    c[:] = found[0]
    for k in range((len(found) - 1) // 2):
        s, t = found[1 + 2 * k], found[2 + 2 * k]
        o = int(np.argmax(s**2 + t**2))
        b[k] = np.arctan2(t[o], s[o])
        V[:, k] = s * np.cos(b[k]) + t * np.sin(b[k])
