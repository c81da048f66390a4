"""Curvature: the steepest direction of the loss, which bounds the learning rate."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

__all__ = ["largest_eigenvalue", "stability"]

Array = NDArray[np.float64]
Field = Callable[[Array], Array]

N_PRODUCTS = 20
# Difference of gradients along a direction of length 1: the best compromise between rounding,
# eps/h, and the third derivative, h², for gradients good to 1e-16; float32 needs the larger one.
WIDTH = 1e-5
WIDTH_FLOAT32 = 1e-2


def largest_eigenvalue(
    field: Field, theta: Array, *, n_products: int = N_PRODUCTS, width: float = WIDTH
) -> float:
    """Return the largest eigenvalue of the symmetric derivative of a vector field at ``theta``.

    Lanczos' method with full reorthogonalisation; products with the matrix are central differences
    (field(θ + hv) - field(θ - hv)) / 2h. With a gradient as the field this is λmax of the loss.

    Parameters
    ----------
    field : callable
        ``theta -> vector`` of the same size.
    theta : ndarray of shape (n_params,), float64
    n_products : int, default=20
        Products with the matrix, each two evaluations of the field.
    width : float, default=1e-5
        h, in units of max(1, size of theta).

    Returns
    -------
    eigenvalue : float
        NaN where the field is not finite.

    References
    ----------
    .. [1] Lanczos, 1950, doi:10.6028/jres.045.026
    """
    h = width * max(1.0, float(np.sqrt(np.mean(theta**2))))
    vector = np.random.default_rng(0).standard_normal(theta.size)
    basis = [vector / np.linalg.norm(vector)]
    matrix = np.zeros((n_products, n_products))
    for k in range(min(n_products, theta.size)):
        image = (field(theta + h * basis[k]) - field(theta - h * basis[k])) / (2 * h)
        if not np.isfinite(image).all():
            return np.nan
        known = np.array(basis)
        matrix[: k + 1, k] = known @ image
        # Twice, because once leaves what rounding puts back.
        image = image - known.T @ (known @ image)
        image = image - known.T @ (known @ image)
        length = float(np.linalg.norm(image))
        if length <= np.abs(matrix).max() * 1e-10:
            break
        basis.append(image / length)
    n = k + 1
    return float(np.linalg.eigvalsh(np.triu(matrix[:n, :n]) + np.triu(matrix[:n, :n], 1).T)[-1])


def stability(learning_rate: float, curvature: float) -> float:
    """Return S = learning rate · λmax / 2: gradient descent overshoots where S exceeds 1."""
    return learning_rate * curvature / 2.0
