"""scikit-learn: MLPRegressor's sgd solver on the full batch, many epochs in one call of fit."""

import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor

from benchmarks.cases import Array, Case, Task, pack

DISTRIBUTION = "scikit-learn"


def make_model(case: Case, rate: float = 0.01) -> MLPRegressor:
    """Plain gradient descent: no momentum, no penalty, no shuffle, no early end."""
    return MLPRegressor(
        hidden_layer_sizes=case.sizes[1:-1],
        activation=case.activation,
        solver="sgd",
        alpha=0.0,
        batch_size=case.n_rows,
        learning_rate_init=rate,
        momentum=0.0,
        nesterovs_momentum=False,
        shuffle=False,
        tol=0.0,
        n_iter_no_change=10**9,
        max_iter=1,
        warm_start=True,
        random_state=0,
    )


def fit_quietly(model: MLPRegressor, X: Array, y: Array) -> None:
    """Fit; that ``max_iter`` was reached is meant."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(X, y)


def set_layers(model: MLPRegressor, task: Task) -> None:
    """Put the task's weights into a fitted model; scikit-learn keeps W transposed."""
    for i, (W, b) in enumerate(task.layers()):
        model.coefs_[i][:] = W.T
        model.intercepts_[i][:] = b


class Step:
    """``fit`` continued from where it was. The output activation is always identity."""

    identity_output_only = True
    loss = None  # scikit-learn averages over outputs, the others add them up

    def __init__(self, task: Task) -> None:
        self._X, self._y = task.X, task.y if task.y.shape[1] > 1 else task.y.ravel()
        self._model = make_model(task.case, task.learning_rate)
        fit_quietly(self._model, self._X, self._y)
        set_layers(self._model, task)

    def run(self, n: int) -> None:
        self._model.set_params(max_iter=n)
        fit_quietly(self._model, self._X, self._y)

    def result(self) -> Array:
        layers = zip(self._model.coefs_, self._model.intercepts_, strict=True)
        return pack([(np.ascontiguousarray(W.T), b) for W, b in layers])


class Predict:
    """``predict`` on one row."""

    loss = None

    def __init__(self, task: Task) -> None:
        self._x, self._prediction = task.X, task.y
        self._model = make_model(task.case)
        fit_quietly(self._model, task.X, task.y.ravel())
        set_layers(self._model, task)

    def run(self, n: int) -> None:
        for _ in range(n):
            self._prediction = self._model.predict(self._x)

    def result(self) -> Array:
        return self._prediction.ravel()


CONTESTANTS = {"scikit-learn": (Step, Predict)}
