"""Fixed networks on targets whose best optimum is hard to find, and who tries to find it."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

from benchmarks import datasets
from benchmarks.datasets import Array
from benchmarks.targets import TRAINING
from curvesmith import NeuralRegressor
from curvesmith.problems import PROBLEMS


@dataclass(frozen=True)
class HardFit:
    """Rows, a number of tanh units, and the lowest root mean square error known.

    ``known`` is the lowest that longer searches have found on these very rows, of 400 starts or of
    thousands of iterations in one valley, None where none was made. ``goal``, where there is one,
    is what counts as found instead.
    """

    name: str
    about: str
    n_units: int
    rows: Callable[[], tuple[Array, Array]]
    known: float | None = None
    goal: float | None = None


def nist_rows(name: str) -> Callable[[], tuple[Array, Array]]:
    """Return what reads a NIST set."""

    def rows() -> tuple[Array, Array]:
        data = datasets.nist(name)
        return data.X, data.y

    return rows


def formula_rows(name: str, n_inputs: int, n: int = 500) -> Callable[[], tuple[Array, Array]]:
    """Return what draws rows of a problem without noise, its first inputs only."""

    def rows() -> tuple[Array, Array]:
        X, y = PROBLEMS[name].sample(n, np.random.default_rng((TRAINING, 0)), noise=0.0)
        return X[:, :n_inputs], y

    return rows


def dette_rows() -> tuple[Array, Array]:
    """Draw rows of Dette and Pepelyshev's curved function on the unit cube.

    ``4 (x1 - 2 + 8 x2 - 8 x2²)² + (3 - 4 x2)² + 16 √(x3 + 1) (2 x3 - 1)²``, from Dette and
    Pepelyshev 2010, doi:10.1198/TECH.2010.09157, as Surjanovic and Bingham's Virtual Library of
    Simulation Experiments prints it.
    """
    X = np.random.default_rng((TRAINING, 0)).random((500, 3))
    return X, dette(X)


def dette(X: Array) -> Array:
    """Return Dette and Pepelyshev's curved function of three inputs."""
    x1, x2, x3 = X.T
    first = 4 * (x1 - 2 + 8 * x2 - 8 * x2**2) ** 2 + (3 - 4 * x2) ** 2
    return np.asarray(first + 16 * np.sqrt(x3 + 1) * (2 * x3 - 1) ** 2)


def sinc_rows() -> tuple[Array, Array]:
    """Return 2000 even rows of ``np.sinc(10 x)`` on [-1, 1]."""
    x = np.linspace(-1, 1, 2000)
    return x[:, np.newaxis], np.sinc(10 * x)


HARD_FITS = {
    fit.name: fit
    for fit in (
        HardFit("gauss1", "NIST Gauss1, 250 rows, 1-5-1", 5, nist_rows("Gauss1"), 2.22149),
        HardFit("gauss2", "NIST Gauss2, 250 rows, 1-4-1", 4, nist_rows("Gauss2"), 2.33137),
        HardFit("gauss3", "NIST Gauss3, 250 rows, 1-4-1", 4, nist_rows("Gauss3"), 2.27596),
        HardFit("enso", "NIST ENSO, 168 rows, 1-5-1", 5, nist_rows("ENSO"), 2.73966),
        HardFit("ishigami", "Ishigami, 500 rows, 3-10-1", 10, formula_rows("ishigami", 3), 0.09853),
        HardFit(
            "friedman", "Friedman 1, 500 rows, 5-5-1", 5, formula_rows("friedman1", 5), 0.07345
        ),
        HardFit("dette", "Dette and Pepelyshev, 500 rows, 3-5-1", 5, dette_rows, 0.002693),
        HardFit("sinc", "np.sinc(10 x), 2000 rows, 1-20-1", 20, sinc_rows, 9.4475e-07, goal=1e-4),
    )
}


def curvesmith(fit: HardFit, X: Array, y: Array, seed: int, **options: Any) -> Array:
    """Return our fitted values at the rows; everything not given is as it comes."""
    model = NeuralRegressor(hidden_layer_sizes=(fit.n_units,), random_state=seed, **options)
    return np.asarray(model.fit(X, y).predict(X))


MLP_STARTS = 10
TORCH_STEPS = 10_000


def mlp_starts(fit: HardFit, X: Array, y: Array, seed: int) -> Array:
    """Return the best of `MLP_STARTS` starts of scikit-learn's network by L-BFGS."""
    x_scaler, y_scaler = StandardScaler(), StandardScaler()
    X, scaled = x_scaler.fit_transform(X), y_scaler.fit_transform(y[:, np.newaxis])
    networks = [
        MLPRegressor(
            hidden_layer_sizes=(fit.n_units,),
            activation="tanh",
            solver="lbfgs",
            alpha=0.0,
            tol=1e-10,
            max_iter=5000,
            max_fun=100_000,
            random_state=seed * MLP_STARTS + start,
        ).fit(X, scaled.ravel())
        for start in range(MLP_STARTS)
    ]
    best = min(networks, key=lambda network: network.loss_)
    return np.asarray(y_scaler.inverse_transform(best.predict(X)[:, np.newaxis])[:, 0])


def torch_adam(fit: HardFit, X: Array, y: Array, seed: int) -> Array:
    """Return the fitted values of a PyTorch loop of `TORCH_STEPS` steps."""
    from benchmarks.torch_loop import Setting, trained

    return trained(X, y, Setting(fit.n_units, "tanh", 0.03, TORCH_STEPS), seed)(X)


def unregularized(fit: HardFit, X: Array, y: Array, seed: int) -> Array:
    """Return our fitted values without regularization: the optimizer alone."""
    return curvesmith(fit, X, y, seed, regularization="none")


SEARCH_STARTS = 100


def search(fit: HardFit, X: Array, y: Array, seed: int) -> Array:
    """Return our fitted values after a search as long as nobody would wait for."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        options: dict[str, Any] = {"solver": "lm", "regularization": "none", "tol": 1e-8}
        return curvesmith(fit, X, y, seed, n_starts=SEARCH_STARTS, max_iter=3000, **options)
