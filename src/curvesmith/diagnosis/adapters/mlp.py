"""scikit-learn's MLPRegressor as a subject, with the loss and gradient of its own code."""

from __future__ import annotations

import warnings
from copy import deepcopy
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.structure import Layer, Structure
from curvesmith.diagnosis.subject import Subject

__all__ = ["mlp_subject"]

_ACTIVATIONS = {"identity": "identity", "logistic": "sigmoid", "tanh": "tanh", "relu": "relu"}


def mlp_subject(model: Any, X: ArrayLike, y: ArrayLike) -> Subject:
    """Return an `MLPRegressor`, fitted or not, as a subject.

    Parameters
    ----------
    model : sklearn.neural_network.MLPRegressor
        Never changed: a copy works.
    X : array-like of shape (n_rows, n_features)
        The rows it is trained on.
    y : array-like of shape (n_rows,) or (n_rows, n_outputs)
        Their targets.

    Returns
    -------
    subject : Subject
        Loss and gradient are what ``MLPRegressor`` computes for itself, in ``_backprop``. A step
        of ``sgd`` and ``adam`` is one epoch by ``partial_fit``; ``lbfgs`` has no step. Training
        starts where ``random_state`` lets it, if that is a number.
    """
    X, y = _floats(X), _floats(y)
    is_fitted = hasattr(model, "coefs_")
    seed = model.random_state if isinstance(model.random_state, (int, np.integer)) else 0
    worker = _Worker(model, X, y)
    is_stochastic = model.solver != "lbfgs"
    return Subject(
        worker.drawn(int(seed)),
        X,
        y,
        forward=worker.forward,
        loss=worker.loss,
        gradient=worker.gradient,
        step=worker.step if is_stochastic else None,
        reset=worker.reset if is_stochastic else None,
        init=worker.drawn,
        n_steps=model.n_iter_ if is_fitted else model.max_iter,
        trained=_named(model) if is_fitted else None,
        learning_rate=float(model.learning_rate_init) if is_stochastic else None,
        losses=list(getattr(model, "loss_curve_", [])) or None,
        name=f"MLPRegressor {model.activation}",
        kind="mlp",
        structure=worker.structure(),
        update=_update(model),
        batch_size=_batch_size(model, len(X)) if is_stochastic else None,
    )


class _Worker:
    """A copy of the model that is given parameters and does its own computing."""

    def __init__(self, model: Any, X: NDArray[Any], y: NDArray[Any]) -> None:
        self.original = deepcopy(model)
        self.shape = (X.shape[1], np.reshape(y, (len(y), -1)).shape[1])
        self.dtype = X.dtype
        self.is_vector = y.ndim == 1
        self.reset()

    def reset(self) -> None:
        """Begin anew, with no memory of earlier steps."""
        from sklearn.base import clone

        self.model = clone(self.original)
        # `partial_fit` refuses to hold rows out.
        self.model.set_params(
            random_state=deepcopy(self.original.random_state), early_stopping=False
        )
        self._initialize(0)

    def drawn(self, seed: int) -> Params:
        """Return the parameters that ``random_state=seed`` starts from."""
        self._initialize(seed)
        return _named(self.model)

    def forward(self, params: Params, X: NDArray[Any]) -> NDArray[Any]:
        """Return the model's predictions."""
        self._load(params)
        predictions: NDArray[Any] = self.model._forward_pass_fast(X, check_input=False)
        return predictions.ravel() if self.is_vector else predictions

    def loss(self, params: Params, X: NDArray[Any], y: NDArray[Any]) -> float:
        """Return the loss that the model reports."""
        return float(self._backprop(params, X, y)[0])

    def gradient(self, params: Params, X: NDArray[Any], y: NDArray[Any]) -> Params:
        """Return the gradient that the model follows."""
        _, coefs, intercepts = self._backprop(params, X, y)
        return _by_name(coefs, intercepts)

    def step(self, params: Params, X: NDArray[Any], y: NDArray[Any]) -> Params:
        """Return the parameters after one epoch of the model's own training."""
        self._load(params)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.model.partial_fit(X, y)
        return _named(self.model)

    def structure(self) -> Structure | None:
        """Return the network; None where the output is none of our activations."""
        if self.model.out_activation_ not in _ACTIVATIONS:
            return None
        last = self.model.n_layers_ - 2
        names = [self.model.activation] * last + [self.model.out_activation_]
        return Structure(
            tuple(
                Layer(f"coefs_[{k}]", f"intercepts_[{k}]", _ACTIVATIONS[name], is_transposed=True)
                for k, name in enumerate(names)
            )
        )

    def _units(self) -> list[int]:
        """Return the numbers of inputs, of units of each hidden layer, and of outputs."""
        hidden = np.atleast_1d(self.model.hidden_layer_sizes).tolist()
        return [self.shape[0], *hidden, self.shape[1]]

    def _initialize(self, seed: int) -> None:
        """Draw parameters as ``fit`` does."""
        self.model._random_state = np.random.RandomState(seed)
        self.model._initialize(np.empty((1, self.shape[1])), self._units(), self.dtype)

    def _load(self, params: Params) -> None:
        """Give the model these parameters."""
        layers = range(self.model.n_layers_ - 1)
        self.model.coefs_ = [np.array(params[f"coefs_[{k}]"]) for k in layers]
        self.model.intercepts_ = [np.array(params[f"intercepts_[{k}]"]) for k in layers]

    def _backprop(
        self, params: Params, X: NDArray[Any], y: NDArray[Any]
    ) -> tuple[float, list[NDArray[Any]], list[NDArray[Any]]]:
        """Return loss and gradients as the model computes them over all rows."""
        self._load(params)
        n_layers = self.model.n_layers_ - 1
        # The lists that `fit` allocates and `_backprop` fills.
        activations: list[Any] = [X] + [None] * n_layers
        deltas: list[Any] = [None] * n_layers
        coefs, intercepts = [None] * n_layers, [None] * n_layers
        found: tuple[float, list[NDArray[Any]], list[NDArray[Any]]] = self.model._backprop(
            X, np.reshape(y, (len(y), -1)), None, activations, deltas, coefs, intercepts
        )
        return found


def _floats(values: ArrayLike) -> NDArray[Any]:
    """Return numbers as ``fit`` converts them: float32 is kept, all else is float64."""
    array = np.asarray(values)
    return array if array.dtype == np.float32 else array.astype(np.float64)


def _named(model: Any) -> Params:
    """Return the model's parameters by name."""
    return _by_name(model.coefs_, model.intercepts_)


def _by_name(coefs: list[NDArray[Any]], intercepts: list[NDArray[Any]]) -> Params:
    """Return weights and biases by the names that the model has for them."""
    named: Params = {}
    for k, (W, b) in enumerate(zip(coefs, intercepts, strict=True)):
        named[f"coefs_[{k}]"] = np.array(W)
        named[f"intercepts_[{k}]"] = np.array(b)
    return named


def _update(model: Any) -> str:
    """Return the name of the update rule."""
    if model.solver != "sgd":
        return str(model.solver)
    if model.momentum == 0:
        return "sgd"
    return "nesterov" if model.nesterovs_momentum else "momentum"


def _batch_size(model: Any, n_rows: int) -> int:
    """Return the rows of each update."""
    wanted = 200 if model.batch_size == "auto" else model.batch_size
    return int(min(wanted, n_rows))
