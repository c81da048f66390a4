"""The engines: who computes an objective. ``"native"`` is the fast one, ``"numpy"`` the oracle."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines.objective import Descent, Objective
from curvesmith.losses import LOSSES
from curvesmith.network import Network

__all__ = [
    "ENGINES",
    "REDUCTIONS",
    "Descent",
    "Objective",
    "input_jacobian",
    "make_objective",
    "output_jacobian",
    "predict",
]

ENGINES = ("native", "numpy")
REDUCTIONS = ("mean", "sum")


def make_objective(
    network: Network,
    X: NDArray[Any],
    y: NDArray[Any],
    *,
    sample_weight: NDArray[Any] | None = None,
    loss: str = "squared",
    loss_parameter: float | None = None,
    alpha: float = 0.0,
    reduction: str = "mean",
    engine: str = "native",
    minibatch: bool = False,
) -> Objective:
    """Build the function of theta that training minimises.

    Parameters
    ----------
    network : Network
        Sizes and activations.
    X : ndarray of shape (n_rows, n_features), float32 or float64, C-contiguous
        Scaled inputs, dimensionless.
    y : ndarray of shape (n_rows, n_outputs), dtype of ``X``, C-contiguous
        Scaled targets, dimensionless; for ``poisson``, at least 0.
    sample_weight : ndarray of shape (n_rows,), dtype of ``X``, or None, default=None
        Weights w of the rows, at least 0; None weighs all 1.
    loss : str, default="squared"
        A key of `curvesmith.losses.LOSSES`.
    loss_parameter : float or None, default=None
        Parameter of the loss; None takes its default.
    alpha : float, default=0.0
        Strength of the L2 penalty, at least 0.
    reduction : {"mean", "sum"}, default="mean"
        Whether the loss is averaged over rows or added up.
    engine : {"native", "numpy"}, default="native"
        Who computes.
    minibatch : bool, default=False
        A hint: the objective will mostly be asked for batches of rows in changing order, so the
        engine may lay out its data for that. Results do not depend on it.

    Returns
    -------
    objective : Objective
        ``value(theta) = scale sum_i w_i sum_k l(f_ik, y_ik) + alpha / 2 sum W^2``,
        scale = 1 / sum_i w_i for ``"mean"`` and 1 for ``"sum"``.

    Raises
    ------
    ValueError
        If an array has the wrong shape, dtype or layout, or a word is not known.

    Examples
    --------
    >>> import numpy as np
    >>> network = Network((1, 1))
    >>> X, y = np.array([[1.0], [2.0]]), np.array([[1.0], [3.0]])
    >>> objective = make_objective(network, X, y, engine="numpy")
    >>> objective.value(np.array([1.0, 0.0]))
    0.25
    """
    _check_word("loss", loss, tuple(LOSSES))
    _check_word("reduction", reduction, REDUCTIONS)
    _check_word("engine", engine, ENGINES)
    if X.dtype not in (np.float32, np.float64):
        raise ValueError(f"`X` must be float32 or float64, got {X.dtype}. Convert it first.")
    _check_array("X", X, (len(X), network.n_features), X.dtype)
    _check_array("y", y, (len(X), network.n_outputs), X.dtype)
    if sample_weight is not None:
        _check_array("sample_weight", sample_weight, (len(X),), X.dtype)
    options: dict[str, Any] = {
        "sample_weight": sample_weight,
        "loss": loss,
        "loss_parameter": loss_parameter,
        "alpha": alpha,
        "reduction": reduction,
        "minibatch": minibatch,
    }
    # Imported late, so that each engine needs only itself.
    if engine == "native":
        from curvesmith.engines.native import NativeObjective

        return NativeObjective(network, X, y, **options)
    from curvesmith.engines.numpy import NumpyObjective

    return NumpyObjective(network, X, y, **options)


def predict(
    network: Network, theta: NDArray[Any], X: NDArray[Any], engine: str = "native"
) -> NDArray[Any]:
    """Return the network's outputs for new inputs.

    Parameters
    ----------
    network : Network
        Sizes and activations.
    theta : ndarray of shape (n_params,), dtype of ``X``
        Weights and biases.
    X : ndarray of shape (n_rows, n_features), float32 or float64, C-contiguous
        Scaled inputs, dimensionless.
    engine : {"native", "numpy"}, default="native"
        Who computes.

    Returns
    -------
    f : ndarray of shape (n_rows, n_outputs), dtype of ``X``
        Scaled outputs, dimensionless; for the loss ``poisson``, logarithms of rates.

    Raises
    ------
    ValueError
        If ``engine`` is not known.
    """
    if engine == "native":
        from curvesmith.engines.native import native_predict

        return native_predict(network, theta, X)
    _check_word("engine", engine, ENGINES)
    from curvesmith.engines.numpy import numpy_predict

    return numpy_predict(network, theta, X)


def output_jacobian(network: Network, theta: NDArray[Any], X: NDArray[Any]) -> NDArray[Any]:
    """Return the derivative of each output by each parameter.

    Parameters
    ----------
    network : Network
        Sizes and activations.
    theta : ndarray of shape (n_params,), dtype of ``X``
        Weights and biases.
    X : ndarray of shape (n_rows, n_features), float32 or float64
        Scaled inputs, dimensionless.

    Returns
    -------
    J : ndarray of shape (n_rows, n_outputs, n_params), dtype of ``X``
    """
    from curvesmith.engines.numpy import forward, jacobian

    with np.errstate(all="ignore"):
        return jacobian(network, forward(network, theta, X)[1])


def input_jacobian(network: Network, theta: NDArray[Any], X: NDArray[Any]) -> NDArray[Any]:
    """Return the derivative of each output by each input.

    Parameters
    ----------
    network, theta, X
        As for `output_jacobian`.

    Returns
    -------
    G : ndarray of shape (n_rows, n_outputs, n_features), dtype of ``X``
    """
    from curvesmith.engines import numpy as engine

    with np.errstate(all="ignore"):
        return engine.input_jacobian(network, engine.forward(network, theta, X)[1])


def _check_word(parameter: str, word: str, known: tuple[str, ...]) -> None:
    """Raise unless ``word`` is one of the ``known``."""
    if word not in known:
        raise ValueError(
            f"`{parameter}` must be one of {', '.join(map(repr, known))}, got {word!r}. "
            "Choose one of these."
        )


def _check_array(
    name: str, array: NDArray[Any], shape: tuple[int, ...], dtype: np.dtype[Any]
) -> None:
    """Raise unless ``array`` is what the engines compute with."""
    if array.shape != shape:
        raise ValueError(f"`{name}` must have shape {shape}, got {array.shape}. Reshape it first.")
    if array.dtype != dtype:
        raise ValueError(
            f"`{name}` must be {dtype} as `X` is, got {array.dtype}. Convert it first."
        )
    if not array.flags.c_contiguous:
        raise ValueError(
            f"`{name}` must be C-contiguous, got strides {array.strides}. "
            "Pass it through numpy.ascontiguousarray first."
        )
