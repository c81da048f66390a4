"""Taking a fitted model apart into arrays and JSON, and putting it together again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import inf
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from curvesmith.fitting.calibration import Calibration
    from curvesmith.fitting.committee import Member
    from curvesmith.network import Network
    from curvesmith.regressor import NeuralRegressor

__all__ = ["Tensors", "pack", "unpack"]

Tensors = dict[str, NDArray[Any]]

# Lists of the record that can be long; as arrays they are small and may hold infinities.
CURVES = ("losses", "validation_losses", "gradient_norms")
# Fitted attributes that JSON holds as they are.
PLAIN = ("alpha_", "loss_", "n_iter_", "n_features_in_", "n_outputs_", "y_ndim_")


def pack(model: NeuralRegressor) -> tuple[Tensors, dict[str, Any]]:
    """Take a fitted model apart.

    Parameters
    ----------
    model : NeuralRegressor
        Fitted.

    Returns
    -------
    tensors : dict of str to ndarray
        ``theta`` in its own precision; offsets and scales, and the loss curves, in float64.
    state : dict
        Everything else, as strict JSON holds it.

    Raises
    ------
    NotFittedError
        If the model is not fitted.
    """
    from sklearn.utils.validation import check_is_fitted

    check_is_fitted(model)
    record = model.record_.to_dict()
    curves = {name: np.array(getattr(model.record_, name), dtype=np.float64) for name in CURVES}
    tensors = {
        "theta": model.theta_,
        "x_offset": model.x_scaler_.offset,
        "x_scale": model.x_scaler_.scale,
        "y_offset": model.y_scaler_.offset,
        "y_scale": model.y_scaler_.scale,
        **curves,
    }
    tensors |= _evidence_tensors(model)
    if model.calibration_ is not None:
        tensors["calibration_errors"] = model.calibration_.errors
        tensors["calibration_weights"] = model.calibration_.weights
    state = {
        "network": asdict(model.network_),
        "parameters": _plain_parameters(model),
        "fitted": {name: _plain(getattr(model, name)) for name in PLAIN},
        "evidence": _evidence_numbers(model),
        "members": _member_states(model),
        "feature_names": _plain(getattr(model, "feature_names_in_", None)),
        "record": {name: value for name, value in record.items() if name not in CURVES},
    }
    return {name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}, state


def unpack(tensors: Tensors, state: Mapping[str, Any]) -> NeuralRegressor:
    """Put a model together from what :func:`pack` gave.

    Raises
    ------
    KeyError, TypeError, ValueError
        If a part is missing, of another kind, or does not fit the others.
    """
    from curvesmith.record import FitRecord
    from curvesmith.regressor import NeuralRegressor
    from curvesmith.scaling import Scaling

    network = _network(state["network"])
    _check_shapes(network, tensors)
    parameters = state["parameters"]
    known = NeuralRegressor().get_params(deep=False)
    model = NeuralRegressor(**{name: _tuple(v) for name, v in parameters.items() if name in known})
    curves = {name: tensors[name].tolist() for name in CURVES}
    model.network_ = network
    model.theta_ = tensors["theta"]
    model.x_scaler_ = Scaling(tensors["x_offset"], tensors["x_scale"])
    model.y_scaler_ = Scaling(tensors["y_offset"], tensors["y_scale"])
    model.record_ = FitRecord.from_dict({**state["record"], **curves})
    for name in PLAIN:
        setattr(model, name, state["fitted"][name])
    model.members_ = [
        _restore_member(tensors, entry, k) for k, entry in enumerate(state["members"])
    ]
    if state.get("evidence") is not None:
        _restore_evidence(model, tensors, state)
    model.calibration_ = _calibration(network, tensors)
    if state["feature_names"] is not None:
        model.feature_names_in_ = np.array(state["feature_names"], dtype=object)
    return model


def _evidence_tensors(model: NeuralRegressor) -> Tensors:
    """Return the arrays that a fit by evidence left behind."""
    from curvesmith.fitting.uncertainty import EVIDENCE_TENSORS

    found = [name for name in EVIDENCE_TENSORS if name in vars(model)]
    tensors = {name.rstrip("_"): np.atleast_1d(getattr(model, name)) for name in found}
    for k, member in enumerate(model.members_):
        tensors[f"theta_{k}"] = member.theta
        if member.factor is not None:
            tensors[f"factor_{k}"] = member.factor[np.tril_indices(len(member.factor))]
    return tensors


def _member_states(model: NeuralRegressor) -> list[dict[str, Any]]:
    """Return what is not an array of each member."""
    return [
        {
            "network": asdict(member.network),
            "noise_variance": member.noise_variance,
            "start": member.start,
            "share": member.share,
        }
        for member in model.members_
    ]


def _restore_member(tensors: Tensors, state: Mapping[str, Any], k: int) -> Member:
    """Return member number ``k``.

    Raises
    ------
    KeyError, TypeError, ValueError
        If a part is missing, or does not fit the others.
    """
    from curvesmith.fitting.committee import Member

    network = _network(state["network"])
    n_params = network.n_params
    theta = _numbers(tensors, f"theta_{k}", n_params)
    factor = None
    if f"factor_{k}" in tensors:
        factor = np.zeros((n_params, n_params))
        triangle = _numbers(tensors, f"factor_{k}", n_params * (n_params + 1) // 2)
        factor[np.tril_indices(n_params)] = triangle
    noise_variance, start = float(state["noise_variance"]), int(state["start"])
    return Member(network, theta, factor, noise_variance, start, float(state.get("share", 0)))


def _numbers(tensors: Tensors, name: str, size: int) -> NDArray[Any]:
    """Return an array of which all is as it must be.

    Raises
    ------
    ValueError
        If it is not.
    """
    tensor = tensors[name]
    kinds = (np.float64,) if name.startswith("factor") else (np.float32, np.float64)
    if tensor.shape != (size,) or tensor.dtype not in kinds or not np.isfinite(tensor).all():
        raise ValueError(f"{name} must be {size} finite numbers, got {tensor.shape}")
    return tensor


def _calibration(network: Network, tensors: Tensors) -> Calibration | None:
    """Return the errors on unseen rows, if there are some.

    Raises
    ------
    ValueError
        If they do not fit the network or each other.
    """
    from curvesmith.fitting.calibration import Calibration

    if "calibration_errors" not in tensors:
        return None
    errors, weights = tensors["calibration_errors"], tensors["calibration_weights"]
    if errors.shape != (len(weights), network.n_outputs) or weights.ndim != 1:
        raise ValueError(
            f"calibration_errors must be of shape ({len(weights)}, {network.n_outputs}), got "
            f"{errors.shape}"
        )
    return Calibration(errors, weights)


def _network(state: Mapping[str, Any]) -> Network:
    """Return the network that JSON describes."""
    from curvesmith.network import Network

    return Network(**{**state, "sizes": tuple(state["sizes"])})


def _evidence_numbers(model: NeuralRegressor) -> dict[str, float] | None:
    """Return the numbers that a fit by evidence left behind; None without.

    JSON knows no infinity: of `error_dof_` that goes without saying.
    """
    from curvesmith.fitting.uncertainty import EVIDENCE_NUMBERS

    found = {name: float(getattr(model, name)) for name in EVIDENCE_NUMBERS if name in vars(model)}
    return {name: number for name, number in found.items() if number != inf} or None


def _restore_evidence(model: NeuralRegressor, tensors: Tensors, state: Mapping[str, Any]) -> None:
    """Give a model back what a fit by evidence left behind."""
    network = model.network_
    shapes = {
        "relevance": (network.n_features,),
        "noise_std": (network.n_outputs,),
        "error_slopes": (network.n_outputs,),
    }
    if "error_slopes" not in tensors:  # written before there were any
        del shapes["error_slopes"]
    for name, shape in shapes.items():
        tensor = tensors[name]
        if tensor.shape != shape or tensor.dtype != np.float64 or not np.isfinite(tensor).all():
            raise ValueError(f"{name} must be finite numbers of shape {shape}, got {tensor.shape}")
        setattr(model, f"{name}_", tensor)
    if model.y_ndim_ == 1:
        model.noise_std_ = float(tensors["noise_std"][0])
    for name, number in {"error_dof_": inf, **state["evidence"]}.items():
        setattr(model, name, float(number))


def _check_shapes(network: Network, tensors: Tensors) -> None:
    """Refuse arrays that the network would read beyond their end, or that are no numbers."""
    sizes = {
        "theta": network.n_params,
        "x_offset": network.n_features,
        "x_scale": network.n_features,
        "y_offset": network.n_outputs,
        "y_scale": network.n_outputs,
    }
    for name, size in sizes.items():
        tensor = tensors[name]
        kinds = (np.float32, np.float64) if name == "theta" else (np.float64,)
        if tensor.shape != (size,) or tensor.dtype not in kinds or not np.isfinite(tensor).all():
            raise ValueError(f"{name} must be {size} finite numbers, got {tensor.shape}")


def _plain_parameters(model: NeuralRegressor) -> dict[str, Any]:
    """Return the constructor's arguments that are data: neither callbacks nor generators."""
    parameters = model.get_params(deep=False)
    del parameters["callbacks"]
    if isinstance(parameters["random_state"], np.random.RandomState):
        del parameters["random_state"]
    return {name: _plain(value) for name, value in parameters.items()}


def _plain(value: Any) -> Any:
    """Return numbers, strings, lists and dicts of Python itself."""
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    if isinstance(value, Mapping):
        return {str(name): _plain(entry) for name, entry in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(entry) for entry in value]
    return value


def _tuple(value: Any) -> Any:
    """Return a list, which JSON made of a tuple, as a tuple."""
    return tuple(value) if isinstance(value, list) else value
