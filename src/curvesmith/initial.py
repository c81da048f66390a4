"""Starts that know the data: hidden units that bend where the data lie, as sharply as may help.

Drawn without the data (`Network.initial_theta`), all units of a network of one input bend near the
mean, and gently: such starts suit smooth functions and end at a constant for functions that
oscillate.
"""

from __future__ import annotations

from math import log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.activations import ACTIVATIONS
from curvesmith.network import Network

__all__ = ["placed_theta", "redrawn", "start_theta"]

Array = NDArray[np.float64]

# Share of the length that Nguyen and Widrow's bound gives, so that neighboring units overlap.
OVERLAP = 0.7
# Units that grow without bound and turn at one place have no width of their own: their weights
# have the length that He et al. draw on average.
HINGE_LENGTH = sqrt(2)
# Half the range of a uniform distribution, in its standard deviations.
HALF_RANGE = sqrt(3)
# Rows that say well enough where the data lie.
MOST_ROWS = 1024
# Slopes of placed units differ by this factor to either side.
SPREAD = 2.0
# Median distance of a unit drawn beside another, over the root mean square of that unit's weights,
# which count as no shorter than the least; distances differ by factors of e.
DISTANCE = 1.2
LEAST_LENGTH = 0.01
# Share of them that are drawn beside the mirror image: bent on the other side of the mean.
MIRRORED = 0.15


def start_theta(
    network: Network,
    rng: np.random.Generator,
    X: NDArray[Any],
    k: int,
    init: str | float = "auto",
) -> NDArray[Any]:
    """Draw start number ``k``: one that does not know the data and one placed on them, in turn.

    Even numbers are `Network.initial_theta`, odd ones `placed_theta`. Neither is better
    everywhere: gentle bends near the mean suit smooth functions of many inputs, sharp ones all
    over the data those that oscillate.

    Parameters
    ----------
    network : Network
        Sizes and activations.
    rng : numpy.random.Generator
        Source of randomness.
    X : ndarray of shape (n_rows, n_features), float32 or float64
        Scaled inputs.
    k : int
        Number of the start, from 0.
    init : {"auto", "he", "glorot", "lecun"} or float, default="auto"
        Anything but ``"auto"`` asks for that law, in every start.

    Returns
    -------
    theta : ndarray of shape (n_params,), dtype of ``X``

    Raises
    ------
    ValueError
        If ``init`` is not one of these words nor a number in (0, inf).
    """
    if init != "auto" or k % 2 == 0:
        return network.initial_theta(rng, init, X.dtype)
    return placed_theta(network, rng, X)


def placed_theta(
    network: Network,
    rng: np.random.Generator,
    X: NDArray[Any],
    *,
    spread: float = SPREAD,
) -> NDArray[Any]:
    """Draw parameters whose first-layer units bend inside the data.

    Parameters
    ----------
    network : Network
        Sizes and activations.
    rng : numpy.random.Generator
        Source of randomness; drawn from in float64 whatever the dtype of ``X``.
    X : ndarray of shape (n_rows, n_features), float32 or float64
        Scaled inputs, one row or more.
    spread : float, default=2.0
        At least 1: slopes are ``exp(U(-log spread, log spread))`` times the length below.

    Returns
    -------
    theta : ndarray of shape (n_params,), dtype of ``X``

    Raises
    ------
    ValueError
        If ``spread`` is below 1.

    Notes
    -----
    Each of the h units of the first layer, of d inputs, looks along a random direction u. Its
    weights are ``0.7 h^(1/d) / (sqrt(3) sd(X u))`` times u [1]_: h units side by side then cover
    the data. Units that grow without bound (init ``"he"``) have weights of length sqrt(2). Its
    argument is zero at a quantile of X u; the quantiles of the h units are one in each of h equal
    shares of the rows. So a unit with a kink has it among the data.

    Further layers, and a network without a hidden layer, are drawn by `Network.initial_theta`.

    References
    ----------
    .. [1] Nguyen and Widrow, 1990, doi:10.1109/IJCNN.1990.137819
    """
    if not spread >= 1:
        raise ValueError(
            f"`spread` must be at least 1, got {spread}. With 1 all slopes are about equal."
        )
    theta = network.initial_theta(rng)
    if network.n_layers > 1:
        _place(network, rng, X, theta, np.arange(network.sizes[1]), spread)
    return theta.astype(X.dtype, copy=False)


def redrawn(
    network: Network,
    rng: np.random.Generator,
    X: NDArray[Any],
    theta: NDArray[Any],
    units: NDArray[np.intp],
    *,
    beside: float = 0.0,
) -> NDArray[Any]:
    """Return a copy of ``theta`` with some units of the first layer drawn anew.

    Parameters
    ----------
    network : Network
        With a hidden layer.
    rng : numpy.random.Generator
        Source of randomness.
    X : ndarray of shape (n_rows, n_features)
        Scaled inputs, one row or more.
    theta : ndarray of shape (n_params,)
        Not changed.
    units : ndarray of int
        Which units.
    beside : float, default=0.0
        Share of them that are drawn around some unit of ``theta``, at a distance of about its own
        length; the others are placed on the data as `placed_theta` does. Directions that matter
        are worth more than random ones, and two units side by side make a derivative.

    Returns
    -------
    theta : ndarray of shape (n_params,)
        Only weights and biases of these units differ.
    """
    new = np.array(theta)
    is_beside = rng.random(len(units)) < beside
    if not is_beside.all():
        _place(network, rng, X, new, units[~is_beside], SPREAD)
    W, b = network.layers(new)[0]
    around, at = network.layers(theta)[0]
    for unit in units[is_beside]:
        other = rng.integers(len(W))
        length = sqrt(float(np.mean(around[other] ** 2)) + LEAST_LENGTH**2)
        side = -1.0 if rng.random() < MIRRORED else 1.0
        distance = DISTANCE * length * np.exp(rng.normal())
        W[unit] = around[other] + distance * rng.normal(size=W.shape[1])
        if b is not None and at is not None:
            b[unit] = side * at[other] + distance * rng.normal()
    return new


def _place(
    network: Network,
    rng: np.random.Generator,
    X: NDArray[Any],
    theta: NDArray[Any],
    units: NDArray[np.intp],
    spread: float,
) -> None:
    """Overwrite these units of the first layer."""
    W, b = network.layers(theta)[0]
    n, d = len(units), network.n_features
    directions = rng.normal(size=(n, d))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    # Quantiles are counted along the direction that does not point down the first axis: with one
    # input, the bends of all units then lie in different shares of the rows.
    sides = np.where(directions[:, 0] < 0, -1.0, 1.0)
    directions *= sides[:, None]
    along = _some(X) @ directions.T
    lengths = sides * _lengths(network, along.std(axis=0))
    lengths *= np.exp(rng.uniform(-log(spread), log(spread), n))
    levels = (rng.permutation(n) + rng.random(n)) / n
    W[units] = lengths[:, None] * directions
    if b is not None:
        bends = [np.quantile(along[:, k], level) for k, level in enumerate(levels)]
        b[units] = -lengths * np.array(bends)


def _lengths(network: Network, sd: Array) -> Array:
    """Return the lengths of the weights of units along whose directions the data have this sd."""
    if ACTIVATIONS[network.activation].init == "he":
        return np.full(len(sd), HINGE_LENGTH)
    half_ranges = HALF_RANGE * np.where(sd > 0, sd, 1.0)
    lengths: Array = OVERLAP * network.sizes[1] ** (1 / network.n_features) / half_ranges
    return lengths


def _some(X: NDArray[Any]) -> Array:
    """Return up to `MOST_ROWS` rows, evenly spaced."""
    step = -(-len(X) // MOST_ROWS)
    return X[::step].astype(np.float64)
