"""A NeuralRegressor as a subject: its own scaling, loss, gradient and epochs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from curvesmith.diagnosis.adapters.epochs import Epochs, epochs_of, untrained
from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.structure import Layer, Structure
from curvesmith.diagnosis.subject import Subject
from curvesmith.engines import Objective, make_objective, predict
from curvesmith.losses import LOSSES
from curvesmith.network import Network

__all__ = ["regressor_subject"]


def regressor_subject(model: Any, X: ArrayLike, y: ArrayLike) -> Subject:
    """Return a `NeuralRegressor` as a subject.

    Parameters
    ----------
    model : NeuralRegressor
        Fitted; or one whose fit failed, if its solver is a first-order one.
    X : array-like of shape (n_rows, n_features)
        The rows it was fitted on.
    y : array-like of shape (n_rows,) or (n_rows, n_outputs)
        Their targets.

    Returns
    -------
    subject : Subject
        ``forward`` takes and returns the units of the data, its structure holds the scalings;
        ``loss`` and ``gradient`` are those of training, on scaled data, with its L2 penalty; a
        step is one epoch of a first-order solver, the others have none.

    Raises
    ------
    ValueError
        If the model is not fitted and its solver is L-BFGS or Levenberg-Marquardt.
    """
    X, y = np.asarray(X), np.asarray(y)
    if "theta_" not in vars(model):
        beginning, choice = untrained(model, X, y)
        return _subject(beginning, model, X, y, n_epochs=choice.max_iter)
    return _subject(
        model,
        model,
        X,
        y,
        n_epochs=len(model.record_.losses),
        trained=_named(model.network_, model.theta_),
        losses=list(model.record_.losses),
    )


def _subject(
    model: Any, asked: Any, X: NDArray[Any], y: NDArray[Any], *, n_epochs: int, **known: Any
) -> Subject:
    """Return the subject of a fitted ``model``, trained by the parameters of ``asked``."""

    def objective(X: NDArray[Any], y: NDArray[Any]) -> Objective:
        return _objective(model, X, y)

    epochs = epochs_of(asked, X, y, objective, model.record_, n_epochs)
    if epochs is not None:
        known |= {
            "step": _step(model, epochs),
            "reset": epochs.reset,
            "learning_rate": epochs.options.learning_rate,
            "batch_size": epochs.options.batch_size or None,
        }
    return Subject(
        _started(model) or _named(model.network_, model.theta_),
        X,
        y,
        forward=_forward(model),
        predict=_judged(model) if len(model.members_) > 1 else None,
        loss=lambda params, X, y: _objective(model, X, y).value(_theta(model, params)),
        gradient=lambda params, X, y: _gradient(model, params, X, y),
        init=lambda seed: _drawn(model, seed),
        n_steps=n_epochs,
        name=f"NeuralRegressor {model.network_}",
        kind="regressor",
        structure=_structure(model),
        update=model.record_.solver,
        **known,
    )


def _step(model: Any, epochs: Epochs) -> Callable[[Params, NDArray[Any], NDArray[Any]], Params]:
    """Return one epoch from parameters to parameters."""

    def step(params: Params, X: NDArray[Any], y: NDArray[Any]) -> Params:
        return _named(model.network_, epochs.after(_theta(model, params), X, y))

    return step


def _forward(model: Any) -> Callable[[Params, NDArray[Any]], NDArray[Any]]:
    """Return the model's own way from inputs to predictions."""

    def forward(params: Params, X: NDArray[Any]) -> NDArray[Any]:
        theta = _theta(model, params)
        scaled = model.x_scaler_.transform(np.asarray(X, dtype=theta.dtype))
        f = predict(model.network_, theta, scaled, model.engine)
        if LOSSES[model.record_.loss].link == "log":
            f = np.exp(f)
        predictions: NDArray[Any] = model.y_scaler_.inverse(f)
        return predictions.ravel() if model.y_ndim_ == 1 else predictions

    return forward


def _judged(model: Any) -> Callable[[Params, NDArray[Any]], NDArray[Any]]:
    """Return how a committee predicts: all together, where the parameters are those it ended with.

    What is examined in detail is its best supported network.
    """
    forward = _forward(model)

    def judged(params: Params, X: NDArray[Any]) -> NDArray[Any]:
        if np.array_equal(_theta(model, params), model.theta_):
            return np.asarray(model.predict(X))
        return forward(params, X)

    return judged


def _objective(model: Any, X: NDArray[Any], y: NDArray[Any]) -> Objective:
    """Return what training minimized, over these rows."""
    dtype = model.theta_.dtype
    return make_objective(
        model.network_,
        model.x_scaler_.transform(np.asarray(X, dtype=dtype)),
        model.y_scaler_.transform(np.reshape(y, (len(X), -1)).astype(dtype)),
        loss=model.record_.loss,
        loss_parameter=model.record_.loss_parameter,
        alpha=model.record_.alpha,
        reduction=model.reduction,
        engine=model.engine,
    )


def _gradient(model: Any, params: Params, X: NDArray[Any], y: NDArray[Any]) -> Params:
    """Return the gradient of the objective by name."""
    gradient = _objective(model, X, y).value_and_gradient(_theta(model, params))[1]
    return _named(model.network_, gradient)


def _named(network: Network, theta: NDArray[Any]) -> Params:
    """Return the pieces of theta by name."""
    return {block.name: np.array(block.view(theta)) for block in network.layout}


def _theta(model: Any, params: Params) -> NDArray[Any]:
    """Return theta in the dtype of the fit."""
    pieces = [np.ravel(params[block.name]) for block in model.network_.layout]
    return np.concatenate(pieces).astype(model.theta_.dtype)


def _drawn(model: Any, seed: int) -> Params:
    """Return a fresh start by the model's own rule."""
    rng = np.random.default_rng(seed)
    return _named(model.network_, model.network_.initial_theta(rng, model.init))


def _started(model: Any) -> Params | None:
    """Return where the start that was kept began; None where it went on from an earlier fit."""
    starts, best = model.record_.starts, model.record_.best_start
    is_continued = model.warm_start or len(model.record_.losses) != starts[best].n_iter
    return None if is_continued else _drawn(model, starts[best].seed)


def _structure(model: Any) -> Structure | None:
    """Return the network; None behind a logarithmic link, which no output activation is."""
    if LOSSES[model.record_.loss].link == "log":
        return None
    network: Network = model.network_
    layers = tuple(
        Layer(f"W{k}", f"b{k}" if network.bias else None, activation, is_transposed=False)
        for k, activation in enumerate(network.activations, start=1)
    )
    return Structure(layers, model.x_scaler_, model.y_scaler_)
