"""The sizes that ``hidden_layer_sizes="auto"`` tries, from small to large.

The numbers were measured; docs/decisions/0008-committees.md has the tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

__all__ = [
    "LITTLE_WORK",
    "MOST_WORK",
    "Size",
    "count_params",
    "iterations_of",
    "ladders",
    "starts_of",
]

Size = tuple[int, ...]

# The straight line is the first to be tried: where it is the best, the networks must not be worse.
LINE: tuple[Size, ...] = ((),)
# Each further family grows on its own: one layer suits few inputs and smooth targets, two layers
# need fewer parameters for most others. Each rung has about twice those of the one before.
ONE_LAYER: tuple[Size, ...] = ((3,), (8,), (16,), (32,))
TWO_LAYERS: tuple[Size, ...] = ((5, 4), (8, 6), (12, 10), (18, 15), (26, 22))
# Parameters that the evidence keeps in check however few the values are.
FEW_PARAMS = 25
# Multiplications of one iteration, rows times outputs times parameters squared, above which a size
# is left out; and above which it is if it has fewer than so many values for each parameter. Inside
# training parts, concrete: error 4.175 instead of 4.144, in half the time.
MOST_WORK = 2e9
LITTLE_WORK = 6e7
VALUES_PER_PARAM = 5
# Units that may always be tried: many inputs make many parameters, most of which come to nothing.
FEW_UNITS = 14
# Starts that each size gets to be compared, and further ones that the best sizes get, where one
# iteration takes so many multiplications at most.
STARTS = ((3e5, 4, 8), (2e8, 2, 4), (MOST_WORK, 1, 2))
# Multiplications of one start: where there is no noise the evidence rises for ever, and large data
# would wait for it. Fewer iterations than `FEWEST_ITERATIONS` come to nothing.
START_WORK = 6e10
FEWEST_ITERATIONS = 80


def ladders(
    n_values: int, n_features: int, n_outputs: int, bias: bool = True
) -> tuple[tuple[Size, ...], ...]:
    """Return the families of sizes to try, each from small to large.

    A size has no more parameters than there are target values, or than `FEW_PARAMS`, and one
    iteration of it takes no more than `MOST_WORK` multiplications, and no more than `LITTLE_WORK`
    if there are fewer than `VALUES_PER_PARAM` values for each parameter and more than `FEW_UNITS`
    units; the smallest of one layer is always there.

    Parameters
    ----------
    n_values : int
        Distinct rows times outputs.
    n_features, n_outputs : int
        Columns of the inputs and of the targets.
    bias : bool, default=True
        Whether the layers have biases.

    Examples
    --------
    >>> ladders(n_values=100, n_features=2, n_outputs=1)
    (((),), ((3,), (8,), (16,)), ((5, 4), (8, 6)))
    """

    def is_fit(size: Size) -> bool:
        n_params = count_params((n_features, *size, n_outputs), bias)
        is_ample = sum(size) <= FEW_UNITS or n_values >= VALUES_PER_PARAM * n_params
        most = MOST_WORK if is_ample else LITTLE_WORK
        return n_params <= max(n_values, FEW_PARAMS) and n_values * n_params**2 <= most

    one_layer = tuple(filter(is_fit, ONE_LAYER)) or ONE_LAYER[:1]
    two_layers = tuple(filter(is_fit, TWO_LAYERS))
    return tuple(filter(None, (LINE, one_layer, two_layers)))


def starts_of(work: float) -> tuple[int, int]:
    """Return how many starts a size gets to be compared, and how many more if it is the best.

    Parameters
    ----------
    work : float
        Multiplications of one iteration: rows times outputs times parameters squared.
    """
    return next(((first, more) for most, first, more in STARTS if work <= most), (1, 0))


def iterations_of(work: float, most: int) -> int:
    """Return how many iterations of so many multiplications a start may make, at most ``most``."""
    return int(min(most, max(FEWEST_ITERATIONS, START_WORK / work)))


def count_params(sizes: Iterable[int], bias: bool = True) -> int:
    """Return the number of weights and biases of a network with these layer sizes."""
    return sum((n_in + bias) * n_out for n_in, n_out in pairwise(sizes))
