"""Adapters: how a fitted model or a module becomes a `Subject`."""

from __future__ import annotations

import sys
from typing import Any

from curvesmith.diagnosis.subject import Subject

__all__ = ["subject_of"]


def subject_of(
    thing: Any,
    X: Any = None,
    y: Any = None,
    *,
    loss: Any = None,
    optimizer: Any = None,
    n_steps: int | None = None,
) -> Subject:
    """Return what is to be examined as a `Subject`; nothing that is given is changed.

    Parameters
    ----------
    thing : Subject, NeuralRegressor, MLPRegressor or torch.nn.Module
        A `NeuralRegressor` must be fitted, unless its solver is a first-order one; an
        `MLPRegressor` may be.
    X, y : array-like or tensor
        The rows that it was, or is to be, trained on; not for a `Subject`, which has its own.
    loss : callable or None
        ``loss(predictions, targets) -> scalar`` of a torch module.
    optimizer : torch.optim.Optimizer or None
        The optimizer of a torch module.
    n_steps : int or None
        How many steps the training of a torch module makes.

    Returns
    -------
    subject : Subject

    Raises
    ------
    TypeError
        If ``thing`` is none of these.
    ValueError
        If the rows are missing, or what must be fitted is not.

    Examples
    --------
    >>> import numpy as np
    >>> from sklearn.neural_network import MLPRegressor
    >>> X = np.linspace(0, 1, 20)[:, None]
    >>> subject = subject_of(MLPRegressor(hidden_layer_sizes=(5,), random_state=0), X, X[:, 0] ** 2)
    >>> subject.kind, list(subject.params)
    ('mlp', ['coefs_[0]', 'intercepts_[0]', 'coefs_[1]', 'intercepts_[1]'])
    """
    if isinstance(thing, Subject):
        return thing
    kind = _kind(thing)
    if kind is None:
        raise TypeError(
            "What is diagnosed must be a NeuralRegressor, an MLPRegressor, a torch.nn.Module or a "
            f"Subject, got {type(thing).__name__}. Describe anything else by a Subject."
        )
    if X is None or y is None:
        raise ValueError(
            f"`{'X' if X is None else 'y'}` must be given with a {type(thing).__name__}, got None. "
            "Pass the rows that it is trained on."
        )
    if kind == "torch":
        from curvesmith.diagnosis.adapters.torch import torch_subject

        return torch_subject(thing, X, y, loss=loss, optimizer=optimizer, n_steps=n_steps)
    if kind == "mlp":
        from curvesmith.diagnosis.adapters.mlp import mlp_subject

        return mlp_subject(thing, X, y)
    from curvesmith.diagnosis.adapters.regressor import regressor_subject

    return regressor_subject(thing, X, y)


# Where each kind of model is defined. A thing can only be one of them if its module is loaded.
_HOMES = {
    "regressor": ("curvesmith.regressor", "NeuralRegressor"),
    "mlp": ("sklearn.neural_network", "MLPRegressor"),
    "torch": ("torch.nn", "Module"),
}


def _kind(thing: Any) -> str | None:
    """Return which adapter takes ``thing``, without importing what is not there yet."""
    for kind, (module, name) in _HOMES.items():
        if module in sys.modules and isinstance(thing, getattr(sys.modules[module], name)):
            return kind
    return None
