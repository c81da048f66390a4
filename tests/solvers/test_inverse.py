"""Diagonals of inverses."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from curvesmith.solvers.damping import cholesky
from curvesmith.solvers.inverse import FEW, inverse_diagonal


@pytest.mark.parametrize("n", [1, 2, FEW, FEW + 1, 2 * FEW + 1, 5 * FEW + 3])
def test_the_diagonal_is_that_of_the_inverse(n):
    """Of sizes that are halved not at all, evenly and unevenly, several times."""
    A = np.random.default_rng(n).normal(size=(2 * n + 3, n))
    C = A.T @ A

    assert_allclose(inverse_diagonal(cholesky(C)), np.diagonal(np.linalg.inv(C)), rtol=1e-9)
