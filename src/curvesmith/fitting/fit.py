"""One fit from validated arrays to its conclusion; what ``NeuralRegressor`` calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from curvesmith.fitting.conclusion import Conclusion, conclude, constant_outcome
from curvesmith.fitting.data import check_targets, fit_scalings, scale_rows, split_rows
from curvesmith.fitting.plan import Fitted, make_plan
from curvesmith.fitting.rows import Groups, Rows, present_rows
from curvesmith.fitting.targets import constant_columns, constant_scaling
from curvesmith.fitting.training import Training
from curvesmith.scaling import Scaling

__all__ = ["fit_network"]

# Huber's loss is 95 % as efficient as the squared one on normal noise if it turns at 1.345 standard
# deviations of it: Huber, 1964, doi:10.1214/aoms/1177703732. Where the noise is not known yet it
# turns at a standard deviation of the target, and never below a millionth of it.
EFFICIENT = 1.345
FIRST_DELTA = 1.0
LEAST_DELTA = 1e-6
# Fits at most; the last once the place would move by less than a tenth.
MOST_FITS = 3
SETTLED = 0.1


def fit_network(
    params: Mapping[str, Any],
    given: Rows,
    seed: int,
    previous: Fitted | None = None,
    n_calls: int | None = None,
) -> Conclusion:
    """Fit a network to rows.

    Parameters
    ----------
    params : mapping
        The parameters of the regressor, checked.
    given : Rows
        The rows as the user gave them; weights at least 0, not all 0.
    seed : int
        Of everything random.
    previous : Fitted or None, default=None
        What training goes on from; its scalings are kept.
    n_calls : int or None, default=None
        Earlier calls of ``partial_fit``; None in ``fit``.

    Returns
    -------
    conclusion : Conclusion

    Raises
    ------
    FitError
        If every start diverged.
    ValueError
        If the targets do not suit the loss, or training cannot go on from ``previous``.
    """
    present = present_rows(given)
    check_targets(present, params["loss"])
    if params["loss"] == "huber" and params["huber_delta"] == "auto" and n_calls is None:
        return _fit_robustly(params, present, seed, previous)
    return _fit(params, present, seed, previous, n_calls)


def _fit_robustly(
    params: Mapping[str, Any], present: Rows, seed: int, previous: Fitted | None
) -> Conclusion:
    """Fit anew until the residuals no longer move where the loss turns to absolute errors."""
    delta, seconds = FIRST_DELTA, 0.0
    for _ in range(MOST_FITS):
        conclusion = _fit({**params, "huber_delta": delta}, present, seed, previous, None)
        seconds += conclusion.record.seconds
        before, delta = delta, max(EFFICIENT * conclusion.residual_spread, LEAST_DELTA)
        has_settled = abs(delta - before) <= SETTLED * before
        if has_settled or conclusion.record.stop in ("constant", "interrupted", "callback", "time"):
            break
    conclusion.record.why.append(
        f"huber_delta={before:.3g}: about {EFFICIENT} times the spread of the residuals."
    )
    conclusion.record.seconds = seconds
    return conclusion


def _fit(
    params: Mapping[str, Any],
    present: Rows,
    seed: int,
    previous: Fitted | None,
    n_calls: int | None,
) -> Conclusion:
    """Fit once, to rows of positive weight."""
    groups = Groups.of(present)
    plan = make_plan(params, present, len(groups), seed, previous, n_calls)
    raw = groups.merged() if plan.choice.is_full_batch else present
    is_constant = previous is None and not plan.is_incremental and is_all_constant(raw)
    scalings = scalings_of(raw, params, previous, is_constant)
    rows = split_rows(
        scale_rows(raw, scalings, params, plan.dtype),
        plan.choice.early_stopping and not plan.is_incremental,
        params,
        np.random.default_rng([seed, 1]),
    )
    training = Training(plan, rows)
    if is_constant:
        training.outcomes = [constant_outcome(plan)]
    else:
        training.run()
    fitted = Fitted(
        plan.network, training.outcomes[0].theta, *scalings, training.alpha * training.alpha_unit
    )
    return conclude(plan, raw, rows, fitted, training)


def is_all_constant(rows: Rows) -> bool:
    """Whether no target column varies."""
    return len(constant_columns(rows.y)) == len(rows.y[0])


def scalings_of(
    rows: Rows, params: Mapping[str, Any], previous: Fitted | None, is_constant: bool
) -> tuple[Scaling, Scaling]:
    """Return the scaling of inputs and targets: the earlier ones if there are, else measured."""
    if previous is not None:
        return previous.x_scaling, previous.y_scaling
    x_scaling, y_scaling = fit_scalings(rows, params)
    if is_constant:
        y_scaling = constant_scaling(rows.y, params["loss"], params["output_activation"])
    return x_scaling, y_scaling
