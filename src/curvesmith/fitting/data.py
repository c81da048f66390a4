"""The data of one fit on their way to the engine: merged, scaled, split, and as an objective."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from curvesmith.engines import Objective, make_objective
from curvesmith.fitting.rows import BLOCK_ROWS, Rows, parted
from curvesmith.fitting.targets import fit_target_scaling, scale_to_grid
from curvesmith.losses import LOSSES
from curvesmith.network import Network
from curvesmith.scaling import Scaling, fit_scaling

__all__ = ["Goal", "ScaledRows", "check_targets", "fit_scalings"]


@dataclass(frozen=True)
class ScaledRows:
    """Scaled rows, all of them and the two parts that early stopping makes of them.

    Parameters
    ----------
    all : Rows
        Every row.
    train : Rows
        The rows that are fitted.
    held : Rows or None
        The rows held out; None without early stopping.
    """

    all: Rows
    train: Rows
    held: Rows | None


@dataclass(frozen=True)
class Goal:
    """What is minimised: a network and a loss, over rows that are still to come.

    Parameters
    ----------
    network : Network
        Sizes and activations.
    loss : str
        A key of `LOSSES`.
    parameter : float
        Parameter of the loss.
    reduction : {"mean", "sum"}
        Of the objective that the solver sees.
    engine : str
        Who computes.
    """

    network: Network
    loss: str
    parameter: float
    reduction: str
    engine: str

    @classmethod
    def of(cls, network: Network, params: Mapping[str, Any]) -> Goal:
        """Return the goal that the parameters of the regressor describe."""
        name = LOSSES[params["loss"]].parameter_name
        parameter = LOSSES[params["loss"]].default_parameter if name is None else params[name]
        if parameter == "auto":
            parameter = LOSSES[params["loss"]].default_parameter
        return cls(network, params["loss"], float(parameter), params["reduction"], params["engine"])

    def over(
        self, rows: Rows, alpha: float, *, reduction: str = "mean", minibatch: bool = False
    ) -> Objective:
        """Return the objective over ``rows`` with the penalty ``alpha``.

        Weights enter as shares of their sum, so that only their ratios matter; except for
        ``reduction="sum"``, whose size depends on them.
        """
        weights = rows.w if reduction == "sum" else rows.w / rows.w.sum()
        is_plain = (rows.w == (1.0 if reduction == "sum" else rows.w[0])).all()
        return make_objective(
            self.network,
            rows.X,
            rows.y,
            sample_weight=None if is_plain else weights.astype(rows.X.dtype),
            loss=self.loss,
            loss_parameter=self.parameter,
            alpha=alpha,
            reduction=reduction,
            engine=self.engine,
            minibatch=minibatch,
        )


def check_targets(rows: Rows, loss: str) -> None:
    """Raise if the loss cannot be taken of the targets.

    Raises
    ------
    ValueError
        If a loss with a logarithmic link meets a negative target, or zeros only.
    """
    if LOSSES[loss].link != "log":
        return
    low, high = rows.y.min(), rows.y.max(axis=0).min()
    if low < 0:
        raise ValueError(
            f"`y` must be at least 0 for loss={loss!r}, got {low:g}. Use loss='squared' for "
            "targets of either sign."
        )
    if high == 0:
        raise ValueError(
            f"`y` must have a positive value in each column for loss={loss!r}, got zeros only. "
            "A rate of zero has no logarithm."
        )


def fit_scalings(rows: Rows, params: Mapping[str, Any]) -> tuple[Scaling, Scaling]:
    """Measure the scaling of inputs and of targets as the parameters ask for."""
    return (
        fit_scaling(params["input_scaling"], rows.X, rows.w),
        fit_target_scaling(
            params["target_scaling"],
            params["loss"],
            params["output_activation"],
            rows.y,
            rows.w,
        ),
    )


def scale_rows(
    rows: Rows, scalings: tuple[Scaling, Scaling], params: Mapping[str, Any], dtype: DTypeLike
) -> Rows:
    """Return the rows as the network sees them, in the dtype of the arithmetic."""
    X = _scaled(scalings[0], rows.X, params["input_scaling"] == "none", dtype)
    y = _scaled(scalings[1], rows.y, params["target_scaling"] == "none", dtype)
    return Rows(X, y, rows.w)


def _scaled(scaling: Scaling, A: NDArray[Any], is_none: bool, dtype: DTypeLike) -> NDArray[Any]:
    """Return scaled values, block by block: large data have room for one copy, not for three."""
    scaled = np.empty(A.shape, dtype=dtype)
    for begin in range(0, len(A), BLOCK_ROWS):
        part = slice(begin, begin + BLOCK_ROWS)
        scaled[part] = scale_to_grid(scaling, A[part], is_none)
    return scaled


def split_rows(
    rows: Rows, is_split: bool, params: Mapping[str, Any], rng: np.random.Generator
) -> ScaledRows:
    """Hold out a part of the rows if early stopping needs one; X and y are reordered in place."""
    if not is_split:
        return ScaledRows(rows, rows, None)
    return ScaledRows(*parted(rows, rng, params["validation_fraction"]))
