"""Units: what the units of one layer do over the rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from curvesmith.activations import ACTIVATIONS

__all__ = ["Units", "measure_units"]

Array = NDArray[np.float64]

# tanh beyond |z| = 2.2 and the sigmoid beyond |z| = 4.4 have less than this share of their largest
# slope: a weight there learns twenty times more slowly.
FLAT_SLOPE = 0.05
# Values that agree to this share of their size are the same but for rounding.
SAME = 1e-9
# Rows that tell most columns apart.
N_FIRST = 8


@dataclass(frozen=True)
class Units:
    """One layer over the rows.

    Parameters
    ----------
    layer : int
        Its number, from 1 at the inputs.
    activation : str
        Its name.
    n_units : int
    z_size, a_size : float
        Root mean squares of the sums z and of the activations a.
    mean, spread : float
        Of the activations, over rows and units.
    zero_share : float
        Share of activations that are exactly 0; about half is normal for ReLU.
    flat_share : float
        Share of pairs of row and unit whose slope is below 0.05 of the activation's largest.
    dead : tuple of int
        Units whose slope is 0 at every row: they cannot learn.
    switching : tuple of int
        Units whose sum z passes a kink of the activation (0, where it has none) among the rows.
    n_distinct : int
        Units left when those with the same z in every row are counted once.
    """

    layer: int
    activation: str
    n_units: int
    z_size: float
    a_size: float
    mean: float
    spread: float
    zero_share: float
    flat_share: float
    dead: tuple[int, ...]
    switching: tuple[int, ...]
    n_distinct: int

    @property
    def is_bounded(self) -> bool:
        """Whether the activation has flat parts at both ends."""
        return bool(np.isfinite(ACTIVATIONS[self.activation].range).all())


def measure_units(layer: int, activation: str, z: Array, a: Array) -> Units:
    """Measure one layer.

    Parameters
    ----------
    layer : int
        Its number, from 1.
    activation : str
        A key of `ACTIVATIONS`.
    z, a : ndarray of shape (n_rows, n_units), float64
        Its sums and activations.
    """
    slope = np.abs(ACTIVATIONS[activation].derivative(z)) / largest_slope(activation)
    kinks = ACTIVATIONS[activation].kinks or (0.0,)
    crossed = np.any([(z.min(axis=0) < k) & (z.max(axis=0) > k) for k in kinks], axis=0)
    return Units(
        layer=layer,
        activation=activation,
        n_units=z.shape[1],
        z_size=size(z),
        a_size=size(a),
        mean=float(a.mean()),
        spread=size(a - a.mean()),
        zero_share=float(np.mean(a == 0.0)),
        flat_share=float(np.mean(slope < FLAT_SLOPE)),
        dead=numbers(~slope.any(axis=0)),
        switching=numbers(crossed),
        n_distinct=n_distinct(z),
    )


def largest_slope(activation: str) -> float:
    """Return the largest size of f' between -10 and 10."""
    return float(np.abs(ACTIVATIONS[activation].derivative(np.linspace(-10, 10, 2001))).max())


def size(values: Array) -> float:
    """Return the root mean square."""
    largest = float(np.abs(values).max()) or 1.0
    return largest * float(np.sqrt(np.mean((values / largest) ** 2)))


def numbers(chosen: NDArray[np.bool_]) -> tuple[int, ...]:
    """Return the positions that are True."""
    return tuple(int(position) for position in np.flatnonzero(chosen))


def n_distinct(z: Array) -> int:
    """Return how many columns are left when equal ones, but for rounding, are counted once."""
    tolerance = SAME * (np.abs(z).max() or 1.0)
    columns = np.ascontiguousarray(z.T)
    kept: list[int] = []
    for number, column in enumerate(columns):
        # Most differ in the first rows already.
        near = np.abs(columns[kept, :N_FIRST] - column[:N_FIRST]).max(axis=1) <= tolerance
        alike = (columns[kept[place]] for place in np.flatnonzero(near))
        if not any(np.abs(column - other).max() <= tolerance for other in alike):
            kept.append(number)
    return len(kept)
