"""What is compared: Curvesmith as it comes, and rivals with the best settings that we know.

`LEARNERS` lists them; ``about`` is their sentence in the report. Corrections that make a rival
better are welcome.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, Self

import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, WhiteKernel
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GridSearchCV, KFold
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.datasets import Array
from benchmarks.scores import COVERAGE, Forecast
from curvesmith import NeuralRegressor

ALPHAS = (1e-5, 1e-3, 0.1, 1.0, 10.0)
FEWEST_ROWS_TO_SPLIT = 20
MOST_ROWS_TO_SEARCH = 2000


class Learner(Protocol):
    """Learns rows and forecasts others; ``note`` says what was unusual this time."""

    note: str

    def fit(self, X: Array, y: Array, seed: int) -> Self:
        """Learn ``X`` (n_rows, n_inputs), ``y`` (n_rows,) or (n_rows, n_outputs)."""

    def forecast(self, X: Array) -> Forecast:
        """Forecast other rows."""

    def details(self) -> dict[str, object]:
        """Return what else the fit left that a report wants to know."""


class Curvesmith:
    """Ours, as it comes: ``NeuralRegressor(random_state=seed)``."""

    def __init__(self) -> None:
        self.note = ""

    def fit(self, X: Array, y: Array, seed: int) -> Self:
        """Fit with defaults only."""
        self.model = NeuralRegressor(random_state=seed).fit(X, y)
        self.residual_std = np.std(y - self.model.predict(X), axis=0)
        return self

    def forecast(self, X: Array) -> Forecast:
        """Return mean, error bars and interval; without a posterior, bars of the residuals."""
        log_density = None
        try:
            mean, std = self.model.predict(X, return_std=True)
            log_density = partial(self.model.log_density, X)
        except ValueError as error:
            self.note = f"error bars are the sd of its training residuals ({_sentence(error)})"
            mean = self.model.predict(X)
            std = np.broadcast_to(self.residual_std, mean.shape)
        try:
            low, high = self.model.predict_interval(X, coverage=COVERAGE)
        except ValueError as error:
            self.note = self.note or f"intervals are those of its error bars ({_sentence(error)})"
            return Forecast(mean, std, log_density=log_density)
        return Forecast(mean, std, low, high, log_density)

    def details(self) -> dict[str, object]:
        """Return what was fitted, and the relevance of the inputs where it is known."""
        record = self.model.record_
        details = {"network": record.network, "solver": record.solver, "train_r2": record.train_r2}
        details["members"] = len(self.model.members_)
        if hasattr(self.model, "relevance_"):
            details["relevance"] = [float(f"{share:.4g}") for share in self.model.relevance_]
        return details


class Linear:
    """The straight line, with the error bars of its residuals."""

    note = ""

    def fit(self, X: Array, y: Array, seed: int) -> Self:
        """Fit by least squares; nothing is random."""
        self.model = LinearRegression().fit(X, y)
        n_free = max(1, len(X) - X.shape[1] - 1)
        squares = np.sum((y - self.model.predict(X)) ** 2, axis=0)
        self._std = np.sqrt(squares / n_free)
        return self

    def forecast(self, X: Array) -> Forecast:
        """Return the line and the residuals' standard deviation."""
        mean = self.model.predict(X)
        return Forecast(mean, np.broadcast_to(self._std, mean.shape))

    def details(self) -> dict[str, object]:
        """Nothing more."""
        return {}


class Points:
    """A scikit-learn model without error bars, made by ``make(n_rows, seed)``."""

    note = ""

    def __init__(self, make: Callable[[int, int], Any]) -> None:
        self._make = make

    def fit(self, X: Array, y: Array, seed: int) -> Self:
        """Fit the model."""
        self.model = self._make(len(X), seed).fit(X, y)
        return self

    def forecast(self, X: Array) -> Forecast:
        """Return the prediction alone."""
        return Forecast(self.model.predict(X))

    def details(self) -> dict[str, object]:
        """Nothing more."""
        return {}


def scaled(model: Any) -> TransformedTargetRegressor:
    """Standardize inputs and targets around a model, which scikit-learn's does not do itself."""
    pipeline = make_pipeline(StandardScaler(), model)
    return TransformedTargetRegressor(pipeline, transformer=StandardScaler())


def mlp(n_rows: int, seed: int) -> Any:
    """scikit-learn's network by L-BFGS, cross-validated where rows are few enough."""
    network = MLPRegressor(
        hidden_layer_sizes=(50,), solver="lbfgs", alpha=1.0, max_iter=1000, random_state=seed
    )
    model = scaled(network)
    if n_rows > MOST_ROWS_TO_SEARCH:
        return model
    grid = {
        "regressor__mlpregressor__activation": ("relu", "tanh"),
        "regressor__mlpregressor__alpha": ALPHAS,
    }
    folds = KFold(3, shuffle=True, random_state=seed)  # rows often come in order
    return GridSearchCV(model, grid, cv=folds, scoring="neg_mean_squared_error")


def mlp_adam(n_rows: int, seed: int) -> Any:
    """scikit-learn's network by Adam, stopped early unless a handful of rows cannot be split."""
    network = MLPRegressor(
        hidden_layer_sizes=(50,),
        early_stopping=n_rows >= FEWEST_ROWS_TO_SPLIT,
        n_iter_no_change=50,
        max_iter=2000,
        random_state=seed,
    )
    return scaled(network)


def boosting(n_rows: int, seed: int) -> Any:
    """scikit-learn's boosted trees as they come; one model for each output is not needed here."""
    return HistGradientBoostingRegressor(random_state=seed)


class GaussianProcess:
    """scikit-learn's Gaussian process with one length scale per input."""

    MOST_ROWS = 1000

    def __init__(self) -> None:
        self.note = ""

    def fit(self, X: Array, y: Array, seed: int) -> Self:
        """Fit all rows, or so many that its cube of rows can be waited for."""
        if len(X) > self.MOST_ROWS:
            self.note = f"learned {self.MOST_ROWS} rows drawn from each training part"
            kept = np.random.default_rng(seed).permutation(len(X))[: self.MOST_ROWS]
            X, y = X[kept], y[kept]
        kernel = ConstantKernel() * RBF(np.ones(X.shape[1])) + WhiteKernel(0.1, (1e-8, 10.0))
        process = GaussianProcessRegressor(kernel, normalize_y=True, random_state=seed)
        self.model = make_pipeline(StandardScaler(), process).fit(X, y)
        return self

    def forecast(self, X: Array) -> Forecast:
        """Return mean and standard deviation, noise included."""
        mean, std = self.model.predict(X, return_std=True)
        return Forecast(mean, std)

    def details(self) -> dict[str, object]:
        """Nothing more."""
        return {}


@dataclass(frozen=True)
class Entry:
    """A learner's title in tables, its sentence in the report, and how to get a fresh one."""

    title: str
    about: str
    start: Callable[[], Learner]


LEARNERS = {
    "curvesmith": Entry(
        "Curvesmith",
        "`NeuralRegressor(random_state=split)`, everything else as it comes",
        Curvesmith,
    ),
    "linear": Entry("linear", "least squares, error bars of its residuals", Linear),
    "mlp": Entry(
        "MLP lbfgs",
        "`MLPRegressor`, 50 units, lbfgs, 1000 iterations, inputs and target standardized; relu or "
        "tanh and `alpha` of 1e-5, 1e-3, 0.1, 1, 10 by 3-fold cross-validation; above 2000 rows "
        "relu and 1",
        lambda: Points(mlp),
    ),
    "mlp-adam": Entry(
        "MLP adam",
        "`MLPRegressor`, 50 relu units, adam, inputs and target standardized, a tenth held out "
        "(not below 20 rows), stopped after 50 epochs without progress, 2000 at most",
        lambda: Points(mlp_adam),
    ),
    "gp": Entry(
        "GP with ARD",
        "`GaussianProcessRegressor`, constant × RBF with one length scale per input + white "
        "noise, inputs and target standardized, no restarts; at most 1000 rows, drawn at random "
        "where there are more",
        GaussianProcess,
    ),
    "boosting": Entry(
        "boosting", "`HistGradientBoostingRegressor`, defaults", lambda: Points(boosting)
    ),
}


def _sentence(error: Exception) -> str:
    """Return the first sentence of an error."""
    return str(error).partition(". ")[0]
