"""Parameters of ``NeuralRegressor`` that are right one by one but not together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from curvesmith.losses import LOSSES

__all__ = ["check_combinations"]


def check_combinations(params: Mapping[str, Any], *, is_incremental: bool = False) -> None:
    """Raise one error that names every contradiction.

    Parameters
    ----------
    params : mapping
        The parameters of the regressor, each checked on its own.
    is_incremental : bool, default=False
        Whether the data come in portions, as for ``partial_fit``.

    Raises
    ------
    ValueError
        If there is one.
    """
    faults = [*_solver_faults(params), *_regularization_faults(params, is_incremental)]
    if faults:
        raise ValueError("\n".join(faults))


def _solver_faults(params: Mapping[str, Any]) -> Iterator[str]:
    """Yield what contradicts the solver."""
    loss = params["loss"]
    if params["solver"] == "lm" and LOSSES[loss].curvature is None:
        able = ", ".join(repr(name) for name, entry in LOSSES.items() if entry.curvature)
        yield (
            f"`loss` must be one of {able} for solver='lm', got {loss!r}, which has no second "
            "derivative. Set solver='lbfgs'."
        )


def _regularization_faults(params: Mapping[str, Any], is_incremental: bool) -> Iterator[str]:
    """Yield what contradicts the regularization."""
    if params["regularization"] != "evidence":
        return
    if params["loss"] != "squared":
        yield (
            f"`loss` must be 'squared' with regularization='evidence', got {params['loss']!r}: "
            "the evidence knows normal noise only. Set regularization='l2'."
        )
    if params["solver"] not in ("auto", "lm"):
        yield (
            "`solver` must be 'auto' or 'lm' with regularization='evidence', got "
            f"{params['solver']!r}, which has no second derivatives. Set regularization='l2'."
        )
    if params["early_stopping"] not in ("auto", False):
        yield (
            "`early_stopping` must be 'auto' or False with regularization='evidence', got "
            f"{params['early_stopping']!r}: no row is held out. Set regularization='l2'."
        )
    if is_incremental:
        yield (
            "`partial_fit` must not be called with regularization='evidence', got a portion of "
            "the data: the evidence is that of all rows. Set regularization='l2'."
        )
