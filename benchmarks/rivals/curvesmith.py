"""Curvesmith through its public engine; one-row prediction through the estimator too."""

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.cases import Array, Task, make_task
from curvesmith.engines import make_objective, predict
from curvesmith.network import Network
from curvesmith.updates import DescentOptions

if TYPE_CHECKING:
    from curvesmith import NeuralRegressor

DISTRIBUTION = "curvesmith"


def make_network(task: Task) -> Network:
    """Return the case's network."""
    case = task.case
    return Network(case.sizes, activation=case.activation, output_activation=case.output)


class Step:
    """Gradient descent inside the engine, n epochs in one call."""

    def __init__(self, task: Task) -> None:
        self._objective = make_objective(make_network(task), task.X, task.y, engine=task.engine)
        self._theta, self._rate = task.theta, task.learning_rate
        self.loss: float | None = None

    def run(self, n: int) -> None:
        options = DescentOptions(method="gd", learning_rate=self._rate, n_epochs=n)
        descent = self._objective.descent(self._theta, options)
        descent.run(n)
        self._theta, self.loss = descent.theta, float(descent.losses[-1])

    def result(self) -> Array:
        return self._theta


class Predict:
    """The engine's forward pass on one row."""

    loss = None

    def __init__(self, task: Task) -> None:
        self._network, self._task = make_network(task), task
        self._prediction = task.y

    def run(self, n: int) -> None:
        task = self._task
        for _ in range(n):
            self._prediction = predict(self._network, task.theta, task.X, engine=task.engine)

    def result(self) -> Array:
        return self._prediction.ravel()


class PredictEstimator:
    """``NeuralRegressor.predict`` on one row: checks of the input and scaling included."""

    loss = None

    def __init__(self, task: Task) -> None:
        from curvesmith import NeuralRegressor

        data = make_task(replace(task.case, n_rows=100), task.dtype.name)
        self._model = NeuralRegressor(
            task.case.sizes[1:-1],
            activation=task.case.activation,
            solver="gd",
            learning_rate=task.learning_rate,
            max_iter=1,
            n_starts=1,
            early_stopping=False,
            input_scaling="none",
            target_scaling="none",
            random_state=0,
            engine=task.engine,
        )
        fit_quietly(self._model, data.X, data.y.ravel())
        self._model.theta_ = task.theta
        self._x, self._prediction = task.X, task.y

    def run(self, n: int) -> None:
        for _ in range(n):
            self._prediction = self._model.predict(self._x)

    def result(self) -> Array:
        return self._prediction.ravel()


def fit_quietly(model: "NeuralRegressor", X: Array, y: Array) -> None:
    """Fit; that one epoch leads nowhere is meant."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        model.fit(X, y)


CONTESTANTS = {
    "Curvesmith": (Step, PredictEstimator),
    "Curvesmith engine": (None, Predict),
}
