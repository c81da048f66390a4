"""Random objectives that the tests of both engines share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from curvesmith.engines import Objective, make_objective
from curvesmith.network import Network


@dataclass(frozen=True)
class Case:
    """A network with data, parameters and the settings of its objective."""

    network: Network
    n_rows: int
    loss: str = "squared"
    weighted: bool = False
    seed: int = 0
    dtype: type = np.float64
    settings: dict[str, Any] = field(default_factory=dict)

    def data(self) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
        """Return X, y and weights; one weight in four is zero, but not the first."""
        rng = np.random.default_rng(self.seed)
        X = rng.normal(size=(self.n_rows, self.network.n_features))
        y = rng.normal(size=(self.n_rows, self.network.n_outputs))
        w = rng.exponential(size=self.n_rows) * (rng.random(self.n_rows) < 0.75)
        w[0] = 1.0
        if self.loss == "poisson":
            y = np.floor(np.abs(2 * y))
        X, y, w = (array.astype(self.dtype) for array in (X, y, w))
        return X, y, w if self.weighted else None

    def theta(self) -> np.ndarray:
        """Return parameters with biases that are not zero."""
        rng = np.random.default_rng(self.seed + 1)
        theta = self.network.initial_theta(rng)
        return (theta + 0.1 * rng.normal(size=theta.shape)).astype(self.dtype)

    def objective(self, engine: str) -> Objective:
        """Return the objective as ``engine`` computes it."""
        X, y, w = self.data()
        return make_objective(
            self.network, X, y, sample_weight=w, loss=self.loss, engine=engine, **self.settings
        )


@pytest.fixture(scope="session")
def make_case() -> Callable[..., Case]:
    """Return the class of random objectives, for tests to fill in."""
    return Case
