"""How far networks are trusted against the straight line: proven on rows that are left out.

The left-out predictions of `curvesmith.fitting.left_out` take a network as linear in its
parameters. Where it is not, and the noise has heavy tails, they promise too much: on PROBEN1's
hearta2 a mean squared error of 0.35 variances of the target, where networks fitted to four fifths
of the rows reach 0.63 on the others, and the line 0.59. So where networks seem to gain little on
the line, they are fitted again without each fifth of the rows, and the prediction is

    line + s (networks - line),   s = min(b + 2 e, max(b + e, 1/2)), within 0 and 1

with b the least-squares coefficient of the differences ``networks - line`` in the residuals of the
line, both on rows left out, and e its standard error, rows taken as independent [1]_. Two standard
errors are given to the networks, as those of the folds have seen fewer rows and are fewer; but what
is in doubt gets no more than half by the second one. Where that is cheap, the rows are dealt out
several times and b and e averaged: they depend on the deal.

References
----------
.. [1] Breiman, Stacked regressions, 1996, doi:10.1007/BF00117832
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from curvesmith.fitting.left_out import LeftOut, is_by_heart, optimism, squared_error
from curvesmith.fitting.rows import Rows

if TYPE_CHECKING:  # which asks for the proof
    from curvesmith.fitting.trainer import Trial

__all__ = ["FOLDS", "deal", "deals_of", "is_doubtful", "most_common", "sizes_of", "trust_of"]

Array = NDArray[np.float64]

FOLDS = 5
# Power of left-out over fitted squared error by which errors on new rows may exceed left-out ones:
# those of public sets do, concrete 1.3 times where that is 1.7, boston 1.4 where it is 2.1, and
# hearta1 1.7 where it is 2.0. Networks that are worse than the line by then have to prove
# themselves.
DISTRUST = 0.75
# How many sizes are fitted again, those that most members have, where one iteration of the largest
# takes so many multiplications at most.
SIZES = ((3e7, 3), (1e8, 2), (inf, 1))
# Multiplications of one iteration of all that is fitted, every deal taken together; and the deals
# that are made of it at most: docs/decisions/0008-committees.md.
DEALS_WORK = 2e8
MOST_DEALS = 12
# Standard errors that are added to the coefficient; and the share above which only one is. Inside
# training parts, hearta1's error over the line's is 1.011 instead of 1.060 for networks alone, that
# of diabetes 0.992 and not 0.995 as with two always, and what
# networks gain on 100 rows of boston stays: 0.822 and not 0.818.
BENEFIT = 2.0
EVEN = 0.5


def is_doubtful(networks: LeftOut, line: LeftOut, fitted: Array, rows: Rows) -> bool:
    """Whether networks that predict together gain little on the line, and may gain nothing.

    Parameters
    ----------
    networks : LeftOut
        What they predict together of rows left out.
    line : LeftOut
        What the line predicts of them.
    fitted : ndarray of shape (n_rows, n_outputs)
        What the networks predict together of rows that they have seen.
    rows : Rows
        Scaled.
    """
    feared = squared_error(networks.means, rows) * optimism(networks, fitted, rows) ** DISTRUST
    is_gain = feared <= squared_error(line.means, rows)
    return not is_gain and is_by_heart(networks, fitted, rows)


def most_common(trials: Sequence[Trial], count: int) -> list[Trial]:
    """Return a trial of each of the networks that most have, at most ``count``; no line."""
    by_network = {trial.network: trial for trial in trials if trial.size}
    counts = Counter(trial.network for trial in trials if trial.size)
    return [by_network[network] for network, _ in counts.most_common(count)]


def deal(n_rows: int, rng: np.random.Generator) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Deal rows out at random; return the indices kept and left out by each fold."""
    dealt = rng.permutation(n_rows) % min(FOLDS, n_rows)
    return [
        (np.flatnonzero(dealt != k), np.flatnonzero(dealt == k)) for k in range(dealt.max() + 1)
    ]


def sizes_of(work: float) -> int:
    """Return how many sizes to fit again, by the multiplications of a step of the largest."""
    return next(sizes for most, sizes in SIZES if work <= most)


def deals_of(work: float) -> int:
    """Return how often to deal the rows out, by the multiplications of a step of all sizes."""
    return int(min(MOST_DEALS, max(1.0, DEALS_WORK / work)))


def trust_of(networks: Array, lines: Array, rows: Rows) -> float:
    """Return s, the share of the networks in the prediction.

    Parameters
    ----------
    networks, lines : ndarray of shape (n_deals, n_rows, n_outputs)
        What they predict of each row by each deal, without having seen it.
    rows : Rows
        All rows, scaled; a row of weight 2 counts twice.
    """
    pairs = zip(networks, lines, strict=True)
    b, e = np.mean([coefficient(*predicted, rows) for predicted in pairs], axis=0)
    share = min(b + BENEFIT * e, max(b + e, EVEN))
    return float(np.clip(share, 0.0, 1.0))


def coefficient(networks: Array, line: Array, rows: Rows) -> tuple[float, float]:
    """Return b and e, (1, 0) if networks and line are the same.

    With d the difference of a row's predictions and r the residual of the line, summed over
    outputs: ``b = sum_i w_i (d r)_i / sum_i w_i (d d)_i`` and
    ``e = sqrt(sum_i w_i^2 ((d r)_i - b (d d)_i)^2) / sum_i w_i (d d)_i``.

    Examples
    --------
    Networks that go twice as far from the line as the targets are heard half.

    >>> import numpy as np
    >>> y = np.array([[1.0], [-1.0], [2.0], [-2.0]])
    >>> coefficient(2 * y, 0 * y, Rows(y, y, np.ones(4)))
    (0.5, 0.0)
    """
    d, residuals = networks - line, rows.y - line
    along, length = (d * residuals).sum(axis=1), (d * d).sum(axis=1)
    total = float(rows.w @ length)
    if total == 0:
        return 1.0, 0.0
    b = float(rows.w @ along) / total
    return b, float(np.sqrt(np.sum((rows.w * (along - b * length)) ** 2))) / total
