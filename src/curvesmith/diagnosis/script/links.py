"""Links: what a network's output stands for, where its loss takes it to be a logarithm or a logit.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

__all__ = ["Link", "find_link", "itself"]

Array = NDArray[np.float64]
Link = Callable[[Array], Array]
_Forward = Callable[[dict[str, Array], Array], Array]
_Loss = Callable[[dict[str, Array], Array, Array], float]
_WIDTH = 1e-3
_N_DIRECTIONS = 4
_MEETS = 0.01  # share of the slope elsewhere that is left where a loss is smallest
_MISSES = 0.05  # and more than this where it is not, as for a wrong loss
_TWO = 2  # values that are classes


def itself(output: Array) -> Array:
    """Return the output, which most often is the prediction."""
    return output


def _rate(output: Array) -> Array:
    """Return exp of the output: counts and durations, of which it is the logarithm."""
    return np.asarray(np.exp(output))


def _share(output: Array) -> Array:
    """Return 1 / (1 + exp(-output)): shares and probabilities, of which it is the logit."""
    return np.asarray(1 / (1 + np.exp(-output)))


def _inverse(output: Array) -> Array:
    """Return 1 / output: of the rate exp(-f), with which the score of a gamma deviance is made."""
    return np.asarray(1 / output)


def find_link(
    forward: _Forward, loss: _Loss, params: Mapping[str, Array], X: Array, y: Array
) -> Link:
    """Return what makes predictions of outputs: where these are the targets, the loss is smallest.

    The mean Poisson deviance of counts y with a rate of exp(f), mean (exp(f) - y f), is smallest
    where y = exp(f); the cross-entropy of shares with logits f, where y = 1 / (1 + exp(-f)). The
    gamma deviance is written with its score, 1 - y exp(-f), where targets meet 1 / prediction.

    Parameters
    ----------
    forward : callable
        ``forward(params, X) -> outputs``.
    loss : callable
        ``loss(params, X, y) -> float``, which takes any number of targets.
    params : mapping of str to ndarray
        Where it is looked at.
    X, y : ndarray
        The data. Only targets above zero have logarithms; of two values, they are classes.
    """
    known: list[Link] = []
    if y.size and np.isfinite(y).all() and y.min() >= 0:
        known = [_rate, _inverse, *([_share] if y.max() <= 1 and len(np.unique(y)) > _TWO else [])]
    # Not a number where outputs are no targets at all: the logarithm of one below zero.
    if not known or _size(forward, loss, params, X, y, itself) <= _MISSES:
        return itself
    sizes = [_size(forward, loss, params, X, y, link) for link in known]
    return next((x for x, size in zip(known, sizes, strict=True) if size < _MEETS), itself)


def _size(
    forward: _Forward, loss: _Loss, params: Mapping[str, Array], X: Array, y: Array, link: Link
) -> float:
    """Return the rms slope of the loss where a link's values are the targets, over that elsewhere.

    Elsewhere are the targets in another order, whose logarithms exist if those of the targets do.
    NaN where it cannot be told.
    """
    rng = np.random.default_rng(0)
    with np.errstate(all="ignore"):
        met = np.asarray(link(np.asarray(forward(dict(params), X), dtype=np.float64)))
        if met.size != y.size:
            return float("nan")
        met = met.reshape(y.shape)
        missed = rng.permutation(y)
        squares = np.zeros(2)
        for _ in range(_N_DIRECTIONS):
            shift = {n: _WIDTH * rng.standard_normal(x.shape) for n, x in params.items()}
            ends = [{n: x + s * shift[n] for n, x in params.items()} for s in (1, -1)]
            for k, targets in enumerate((met, missed)):
                above, below = (loss(end, X, targets) for end in ends)
                squares[k] += (above - below) ** 2
    return float(np.sqrt(squares[0] / squares[1])) if squares[1] > 0 else float("nan")
