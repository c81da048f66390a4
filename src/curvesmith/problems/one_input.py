"""Functions of one input: smooth ones, sharp ones, and those that jump.

References
----------
.. [1] Donoho and Johnstone, Ideal spatial adaptation by wavelet shrinkage, 1994.
   doi:10.1093/biomet/81.3.425 (HeaviSine, Doppler, Bumps, Blocks)
.. [2] Runge, Über empirische Funktionen und die Interpolation zwischen äquidistanten
   Ordinaten, 1901.
"""

from __future__ import annotations

import numpy as np

from curvesmith.problems.problem import Array, Problem

DONOHO = "Donoho and Johnstone 1994, doi:10.1093/biomet/81.3.425"

# Where Bumps and Blocks have their features, and how high and wide these are.
PLACES = np.array([0.10, 0.13, 0.15, 0.23, 0.25, 0.40, 0.44, 0.65, 0.76, 0.78, 0.81])
BUMP_HEIGHTS = np.array([4, 5, 3, 4, 5, 4.2, 2.1, 4.3, 3.1, 5.1, 4.2])
BUMP_WIDTHS = np.array([5, 5, 6, 10, 10, 30, 10, 10, 5, 8, 5]) / 1000.0
BLOCK_HEIGHTS = np.array([4, -5, 3, -4, 5, -4.2, 2.1, 4.3, -3.1, 2.1, -4.2])


def parabola(X: Array) -> Array:
    """Return x²."""
    return X[:, 0] ** 2


def sine(X: Array) -> Array:
    """Return sin x."""
    return np.sin(X[:, 0])


def exponential(X: Array) -> Array:
    """Return e^x."""
    return np.exp(X[:, 0])


def runge(X: Array) -> Array:
    """Return 1/(1 + 25 x²), which defeats polynomials on even grids."""
    return 1.0 / (1.0 + 25.0 * X[:, 0] ** 2)


def square_root(X: Array) -> Array:
    """Return √x, whose slope at the low end is the difficulty."""
    return np.sqrt(X[:, 0])


def sinc(X: Array) -> Array:
    """Return sin(x)/x, 1 at x = 0."""
    return np.sinc(X[:, 0] / np.pi)


def fast_sinc(X: Array) -> Array:
    """Return sin(10 x)/(10 x), 1 at x = 0."""
    return sinc(10.0 * X)


def step(X: Array) -> Array:
    """Return 1 where x ≥ 0, else 0."""
    return (X[:, 0] >= 0.0).astype(np.float64)


def heavisine(X: Array) -> Array:
    """Return 4 sin 4πx - sgn(x - 0.3) - sgn(0.72 - x): a sine with two jumps."""
    x = X[:, 0]
    return 4.0 * np.sin(4.0 * np.pi * x) - np.sign(x - 0.3) - np.sign(0.72 - x)


def doppler(X: Array) -> Array:
    """Return √(x(1-x)) sin(2.1 π/(x + 0.05)), ever faster towards x = 0."""
    x = X[:, 0]
    return np.sqrt(x * (1.0 - x)) * np.sin(2.1 * np.pi / (x + 0.05))


def bumps(X: Array) -> Array:
    """Return eleven narrow peaks, Σ h (1 + |x - place|/width)⁻⁴."""
    distance = np.abs(X - PLACES) / BUMP_WIDTHS
    peaks: Array = (1.0 + distance) ** -4.0 @ BUMP_HEIGHTS
    return peaks


def blocks(X: Array) -> Array:
    """Return eleven jumps, Σ h (1 + sgn(x - place))/2."""
    jumps: Array = (1.0 + np.sign(X - PLACES)) / 2.0 @ BLOCK_HEIGHTS
    return jumps


ONE_INPUT = (
    Problem("square", "x^2", parabola, ((-1.0, 1.0),)),
    Problem("sine", "sin x", sine, ((-np.pi, np.pi),)),
    Problem("exp", "exp x", exponential, ((-2.0, 2.0),)),
    Problem("runge", "1/(1 + 25 x^2)", runge, ((-1.0, 1.0),), source="Runge 1901"),
    Problem("sqrt", "sqrt x", square_root, ((0.01, 1.0),)),
    Problem("sinc", "sin(x)/x", sinc, ((-10.0, 10.0),)),
    Problem("sinc10", "sin(10 x)/(10 x)", fast_sinc, ((-1.0, 1.0),)),
    Problem("step", "1 if x >= 0 else 0", step, ((-1.0, 1.0),)),
    Problem(
        "heavisine",
        "4 sin(4 pi x) - sgn(x - 0.3) - sgn(0.72 - x)",
        heavisine,
        ((0.0, 1.0),),
        source=DONOHO,
    ),
    Problem(
        "doppler",
        "sqrt(x (1 - x)) sin(2.1 pi/(x + 0.05))",
        doppler,
        ((0.0, 1.0),),
        source=DONOHO,
    ),
    Problem("bumps", "sum_j h_j (1 + |x - t_j|/w_j)^-4", bumps, ((0.0, 1.0),), source=DONOHO),
    Problem("blocks", "sum_j h_j (1 + sgn(x - t_j))/2", blocks, ((0.0, 1.0),), source=DONOHO),
)
