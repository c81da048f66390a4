"""The curl test: whether a coded gradient is the gradient of anything at all.

Second derivatives do not care for their order. If the matrix J of derivatives of the coded gradient
is not symmetric, no function has this gradient: a step of the chain rule is wrong. If it is
symmetric, the chain rule is right, and the mistake is in the loss that was differentiated.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from curvesmith.diagnosis.arrays import Array
from curvesmith.diagnosis.forensics.functions import Functions, Point
from curvesmith.diagnosis.forensics.numeric import scales_of

__all__ = ["LARGE_CURL", "curl"]

N_PAIRS = 6
WIDTH = 1e-6
# Mistakes in the loss stay below 2e-9, mistakes in the chain rule above 1e-2, measured on 22
# mistakes, three activations and ten seeds (`docs/benchmarks/gradient_mistakes.md`).
LARGE_CURL = 1e-4


def curl(functions: Functions, point: Point, rng: np.random.Generator) -> float:
    """Measure how far the coded gradient is from the gradient of any function.

    Parameters
    ----------
    functions : Functions
    point : Point
    rng : numpy.random.Generator
        Draws the directions.

    Returns
    -------
    curl : float
        ``|w·J u - u·J w| / sqrt(((w·J u)² + (u·J w)²) / 2)`` with J = d g / d theta, the median
        over six pairs of random directions u, w; 0 for a gradient, about 1 for none. The median
        forgives kinks. NaN where the gradient does not change.

    Notes
    -----
    Costs 24 gradients.
    """
    ratios = []
    for _ in range(N_PAIRS):
        u, w = _direction(point, rng), _direction(point, rng)
        forth, back = _along(functions, point, u, w), _along(functions, point, w, u)
        size = np.sqrt((forth**2 + back**2) / 2)
        ratios.append(abs(forth - back) / size if size else np.nan)
    return float(np.median(ratios))


def _direction(point: Point, rng: np.random.Generator) -> dict[str, Array]:
    """Return a random direction in units of the size of each entry."""
    scales = scales_of(point.params)
    return {name: scale * rng.standard_normal(scale.shape) for name, scale in scales.items()}


def _along(functions: Functions, point: Point, u: dict[str, Array], w: dict[str, Array]) -> float:
    """Return w·J u by a central difference."""
    up, down = (
        functions.coded(
            replace(
                point,
                params={
                    name: (array + sign * WIDTH * u[name]).astype(array.dtype)
                    for name, array in point.params.items()
                },
            )
        )
        for sign in (1, -1)
    )
    return sum(float(np.sum(w[name] * (up[name] - down[name]))) for name in w) / (2 * WIDTH)
