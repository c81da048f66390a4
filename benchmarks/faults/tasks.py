"""What the networks of the benchmark are asked to learn: functions with a known answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

DATA_SEED = 20250
N_FRESH_ROWS = 500


@dataclass(frozen=True)
class Task:
    """A function, where its inputs lie, and the noise on its values.

    ``draw(n, rng)`` gives X (n, n_inputs); ``f(X)`` the exact values (n,); ``noise`` is the
    standard deviation of what is added to them, in units of y.
    """

    name: str
    n_rows: int
    draw: Callable[[int, np.random.Generator], Array]
    f: Callable[[Array], Array]
    noise: float

    def rows(self) -> tuple[Array, Array]:
        """Training rows X (n_rows, n_inputs) and y (n_rows, 1), always the same."""
        return self._sample(self.n_rows, np.random.default_rng(DATA_SEED))

    def fresh_rows(self) -> tuple[Array, Array]:
        """Rows that no training sees, drawn the same way; y has the same noise."""
        return self._sample(N_FRESH_ROWS, np.random.default_rng(DATA_SEED + 1))

    def attainable(self) -> float:
        """R² of the exact function on the fresh rows: R²*, the best that any fit can expect."""
        X, y = self.fresh_rows()
        return r_squared(y, self.f(X)[:, np.newaxis])

    def _sample(self, n: int, rng: np.random.Generator) -> tuple[Array, Array]:
        X = self.draw(n, rng)
        y = self.f(X) + self.noise * rng.normal(size=n)
        return X, y[:, np.newaxis]


def r_squared(y: Array, prediction: Array) -> float:
    """1 − Σ(y − f)² / Σ(y − ȳ)², kept within [−1, 1]; −1 where a prediction is not finite.

    A fit worse than −1 is useless however much worse it is, and one diverged run must not outweigh
    all others in a mean.
    """
    if prediction.shape != y.shape or not np.all(np.isfinite(prediction)):
        return -1.0
    with np.errstate(over="ignore"):
        value = 1.0 - np.sum((y - prediction) ** 2) / np.sum((y - y.mean()) ** 2)
    return float(np.clip(value, -1.0, 1.0))


def uniform(*bounds: tuple[float, float]) -> Callable[[int, np.random.Generator], Array]:
    """Return a drawer of X (n, len(bounds)), each column even between its bounds."""
    low, high = np.array(bounds, dtype=float).T
    return lambda n, rng: rng.uniform(low, high, size=(n, len(bounds)))


def half_normal_thousands(n: int, rng: np.random.Generator) -> Array:
    """|N(0, 1)| · 1000: one-sided, with a long tail."""
    return np.abs(rng.normal(size=(n, 1))) * 1000.0


def consumption(X: Array) -> Array:
    """Miles per gallon of a made-up car: weight [kg], engine [l], power [kW], year, gears."""
    weight, engine, power, year, gears = X.T
    return 8.0 + 22e3 / (weight + 2.5 * power) - 0.6 * engine + 0.35 * (year - 70) + 0.4 * gears


TASKS = {
    task.name: task
    for task in (
        Task("sqrt", 200, half_normal_thousands, lambda X: np.sqrt(X[:, 0]), 0.5),
        Task("square", 100, uniform((-10, 10)), lambda X: X[:, 0] ** 2 + 3.0, 1.0),
        Task("sine", 200, uniform((-1, 9)), lambda X: np.sin(X[:, 0]) / 2.5, 0.03),
        Task("quartic", 150, uniform((-100, 100)), lambda X: X[:, 0] ** 4, 0.0),
        Task("step", 300, uniform((-1, 1)), lambda X: 1.0 * (X[:, 0] > 0.2), 0.03),
        Task(
            "friedman",
            300,
            uniform((0, 1), (0, 1)),
            lambda X: 10 * np.sin(np.pi * X[:, 0] * X[:, 1]) + 20 * (X[:, 1] - 0.5) ** 2,
            0.3,
        ),
        Task(
            "linear",
            100,
            uniform((0, 50), (-1, 1), (200, 300)),
            lambda X: 0.3 * X[:, 0] - 5.0 * X[:, 1] + 0.1 * X[:, 2],
            0.5,
        ),
        Task(
            "mileage",
            250,
            uniform((700, 2200), (1, 6), (40, 160), (70, 82), (3, 6)),
            consumption,
            0.7,
        ),
        Task("noisy", 1000, uniform((-2, 2)), lambda X: np.tanh(X[:, 0]) * 0.652, 1.0),
        Task("dozen", 12, uniform((0, 5)), lambda X: 4.0 * np.exp(-X[:, 0] / 2), 0.0),
        Task("waves", 250, uniform((0, 10)), lambda X: np.sin(1.4 * X[:, 0]), 0.05),
        Task("offset", 150, uniform((20, 30)), lambda X: 1000 + 4 * np.cos(0.5 * X[:, 0]), 0.2),
        Task("milli", 120, uniform((0, 2)), lambda X: 1e-3 * (X[:, 0] ** 3 - X[:, 0]), 5e-5),
        Task("saddle", 200, uniform((-3, 3), (-3, 3)), lambda X: X[:, 0] * X[:, 1], 0.2),
    )
}
