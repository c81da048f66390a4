"""Small problems on which the solvers are tried, with one thread as in a fit."""

from collections.abc import Iterator

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from curvesmith.engines import Objective, make_objective
from curvesmith.network import Network

NETWORK = Network((1, 8, 1))


def wave(loss: str = "squared", alpha: float = 1e-5, n_rows: int = 120) -> Objective:
    """Return the objective of a network of 25 parameters over a noise-free wave."""
    X = np.linspace(-1.7, 1.7, n_rows)[:, None]
    return make_objective(NETWORK, X, np.sin(2 * X), loss=loss, alpha=alpha)


@pytest.fixture
def objective() -> Objective:
    """A smooth objective whose minimum is near zero."""
    return wave()


@pytest.fixture
def theta(seed: int) -> np.ndarray:
    """Where to start."""
    return NETWORK.initial_theta(np.random.default_rng(seed))


@pytest.fixture(autouse=True)
def _one_blas_thread() -> Iterator[None]:
    """Spare small systems the waking of other threads."""
    with threadpool_limits(1, "blas"):
        yield
