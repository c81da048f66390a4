"""The end of a fit: the record of what happened, and what is doubtful about it."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines import predict
from curvesmith.errors import FitError, FitWarning
from curvesmith.fitting.calibration import Calibration, calibrate
from curvesmith.fitting.chosen import chosen_starts, members_of, unseen_rows
from curvesmith.fitting.committee import Member, committee_moments
from curvesmith.fitting.data import ScaledRows
from curvesmith.fitting.doubts import data_doubts, weight_doubts
from curvesmith.fitting.error_bars import ErrorBars, error_bars
from curvesmith.fitting.plan import Fitted, Plan
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.training import Training
from curvesmith.fitting.troubles import (
    Evidence,
    FitConvergenceWarning,
    divergence,
    suspicion,
    training_doubts,
)
from curvesmith.fitting.uncertainty import Uncertainty, uncertainty_of
from curvesmith.fitting.yardstick import (
    constant_loss,
    is_affine,
    line_loss,
    mean_loss,
    r2,
    residual_spread,
)
from curvesmith.losses import LOSSES
from curvesmith.network import Network
from curvesmith.record import FitRecord, StartRecord
from curvesmith.scaling import Scaling
from curvesmith.solvers import Outcome, stop_sentence

__all__ = ["Conclusion", "conclude"]

Doubts = list[tuple[type[FitWarning], str]]


@dataclass(frozen=True)
class Conclusion:
    """What a fit came to.

    Parameters
    ----------
    fitted : Fitted
        What predictions need.
    outcome : Outcome
        Of the start that was kept.
    record : FitRecord
        What happened.
    doubts : list of (type, str)
        Warnings to give: category and text.
    suspicion : str
        What is a doubt only if an examination finds a cause for it; empty where nothing is odd.
    members : list of Member
        The networks that predict together; none if it is one network of which no noise is known.
    uncertainty : Uncertainty or None
        What the evidence left behind, if it regularised.
    residual_spread : float
        Median size of the residuals over 0.6745, which is the standard deviation of normal ones;
        scaled units, of the output with the largest.
    calibration : Calibration or None
        Errors on rows that were held out, without the evidence.
    """

    fitted: Fitted
    outcome: Outcome
    record: FitRecord
    doubts: Doubts
    suspicion: str
    members: list[Member]
    uncertainty: Uncertainty | None
    residual_spread: float
    calibration: Calibration | None


def conclude(
    plan: Plan, raw: Rows, rows: ScaledRows, fitted: Fitted, training: Training
) -> Conclusion:
    """Choose the best start, write the record and look for doubts.

    Parameters
    ----------
    plan : Plan
        What was to be done.
    raw : Rows
        The rows before scaling.
    rows : ScaledRows
        The rows as the network saw them.
    fitted : Fitted
        Network and scalings; its theta is replaced by the best start's.
    training : Training
        What was done.

    Returns
    -------
    conclusion : Conclusion

    Raises
    ------
    FitError
        If every start diverged.
    """
    chosen = chosen_starts(plan, training)
    best = chosen[0] if chosen else -1
    outcome, network = training.outcomes[best], training.trials[best].network
    plan = replace(plan, network=network)
    fitted = replace(fitted, network=network, theta=outcome.theta)
    record = _record(plan, rows, fitted, training, chosen)
    if best < 0:
        choice = plan.choice
        message = divergence(outcome, rows.train.X, choice.step, training.learning_rate)
        raise FitError(message, record)
    members = members_of(plan, training, chosen)
    f = _outputs(fitted, members, rows.all, plan.params["engine"])
    record.train_r2 = _train_r2(plan, f, rows.all)
    doubts: Doubts = [(FitWarning, text) for text in _data_doubts(plan, raw, rows.all)]
    suspected = ""
    if not plan.is_incremental and outcome.stop != "constant":
        evidence = _evidence(plan, f, rows.all, training, outcome)
        doubts += [(FitConvergenceWarning, text) for text in training_doubts(evidence)]
        suspected = suspicion(evidence)
    record.warnings = [text for _, text in doubts]
    return Conclusion(
        fitted,
        outcome,
        record,
        doubts,
        suspected,
        members,
        _uncertainty(outcome, members, rows, fitted.y_scaling, _error_bars(training, chosen, f)),
        residual_spread(f - rows.all.y, rows.all.w),
        _calibration(plan, fitted, training, chosen),
    )


def _calibration(
    plan: Plan, fitted: Fitted, training: Training, chosen: list[int]
) -> Calibration | None:
    """Return the errors on rows that were held out, or left out by the cross-validation."""
    unseen = training.unseen or unseen_rows(plan, training, chosen)
    if unseen is None:
        return None
    outputs, held = unseen
    return calibrate(
        np.asarray(outputs, dtype=np.float64),
        np.asarray(held.y, dtype=np.float64),
        held.w,
        fitted.y_scaling.scale,
        is_log=LOSSES[plan.params["loss"]].link == "log",
    )


def _outputs(fitted: Fitted, members: Sequence[Member], rows: Rows, engine: str) -> NDArray[Any]:
    """Return what is predicted for the rows, scaled units."""
    if not members:
        return predict(fitted.network, fitted.theta, rows.X, engine)
    return committee_moments(members, rows.X, engine)[0]


def _uncertainty(
    outcome: Outcome,
    members: Sequence[Member],
    rows: ScaledRows,
    y_scaling: Scaling,
    bars: ErrorBars,
) -> Uncertainty | None:
    """Return what the evidence left behind, if it was asked."""
    posterior = outcome.details.get("posterior")
    if posterior is None:
        return None
    return uncertainty_of(members, posterior, rows.all, y_scaling, bars)


def _error_bars(training: Training, chosen: list[int], f: NDArray[Any]) -> ErrorBars:
    """Return what standard deviations are multiplied by; 1 where nothing speaks for another."""
    together = training.left_out(chosen) if training.trust == 1 else None
    if together is None:
        return ErrorBars.plain(f.shape[1])
    return error_bars(together, f, training.rows.all)


def constant_outcome(plan: Plan) -> Outcome:
    """Return the outcome of a fit to a constant target: a network of zeros, which predicts it."""
    theta = np.zeros(plan.network.n_params, dtype=plan.dtype)
    return Outcome(theta, 0.0, 0, "constant", [], [])


def _record(
    plan: Plan, rows: ScaledRows, fitted: Fitted, training: Training, chosen: list[int]
) -> FitRecord:
    """Write down everything but the warnings."""
    best = chosen[0] if chosen else -1
    outcome = training.outcomes[best]
    choice = plan.choice
    # A fit that was stopped from outside was, also if the start that is kept had ended before.
    codes = {run.stop for run in training.outcomes}
    stop = next((code for code in ("interrupted", "callback") if code in codes), outcome.stop)
    return FitRecord(
        network=str(plan.network),
        n_params=plan.network.n_params,
        solver=choice.solver,
        loss=plan.params["loss"],
        loss_parameter=plan.goal.parameter,
        regularization=choice.regularization,
        alpha=fitted.alpha,
        engine=plan.params["engine"],
        dtype=str(plan.dtype),
        n_rows=plan.n_given,
        n_distinct_rows=plan.n_rows,
        n_validation_rows=0 if rows.held is None else len(rows.held),
        n_features=plan.network.n_features,
        n_outputs=plan.network.n_outputs,
        random_state=plan.seed,
        starts=_start_records(training),
        best_start=best,
        members=chosen,
        losses=outcome.losses,
        validation_losses=outcome.validation_losses,
        gradient_norms=outcome.gradient_norms,
        stop=stop,
        stopped=stop_sentence(stop, outcome.n_iter, plan.budget, choice.step),
        why=[*choice.why, *training.why],
        seconds=perf_counter() - plan.began,
        versions=dict(versions()),
    )


def _start_records(training: Training) -> list[StartRecord]:
    """Return what is kept of each start."""
    scores: list[float | None] = [*training.scores] or [None] * len(training.outcomes)
    return [
        StartRecord(
            trial.seed.initial,
            run.loss,
            run.validation_loss,
            run.n_iter,
            run.stop,
            run.seconds,
            run.evidence,
            str(trial.network),
            score,
        )
        for trial, run, score in zip(training.trials, training.outcomes, scores, strict=False)
    ]


def _train_r2(plan: Plan, f: NDArray[Any], rows: Rows) -> float:
    """Return R² of the outputs ``f``; it is the same in scaled units as in the user's."""
    with np.errstate(over="ignore"):
        prediction = np.exp(f) if LOSSES[plan.params["loss"]].link == "log" else f
    return r2(prediction, rows.y, rows.w)


def _data_doubts(plan: Plan, raw: Rows, scaled: Rows) -> list[str]:
    """Return what is doubtful about the data; portions of data are not judged."""
    if plan.is_incremental:
        return []
    n_rows = plan.n_rows
    doubts: list[str] = []
    if plan.choice.regularization == "evidence":
        n_rows = max(n_rows, plan.network.n_params)  # it leaves no parameter undetermined
        doubts = list(weight_doubts(raw.w, plan.n_given))
    return [*data_doubts(plan.network, raw.y, scaled.y, n_rows, plan.params["loss"]), *doubts]


def _evidence(
    plan: Plan, f: NDArray[Any], rows: Rows, training: Training, outcome: Outcome
) -> Evidence:
    """Gather what the doubts are judged by."""
    goal = plan.goal
    return Evidence(
        outcomes=training.outcomes,
        best=outcome,
        data_loss=mean_loss(goal.loss, goal.parameter, f, rows.y, rows.w),
        constant_loss=constant_loss(goal.loss, goal.parameter, rows.y, rows.w),
        step=plan.choice.step,
        max_iter=plan.choice.max_iter,
        learning_rate=training.learning_rate,
        schedule=plan.choice.schedule,
        is_continued=plan.previous is not None,
        is_evidence=plan.choice.regularization == "evidence",
        line_loss=line_loss(goal.loss, goal.parameter, rows.X, rows.y, rows.w),
        is_straight=_can_bend(plan.network) and is_affine(rows.X, f),
    )


def _can_bend(network: Network) -> bool:
    """Whether the network is more than a linear model."""
    return any(name != "identity" for name in network.activations)


@cache
def versions() -> dict[str, str]:
    """Return the versions of Python and of the libraries that compute."""
    found = {"python": platform.python_version()}
    for name in ("curvesmith", "numpy", "scipy", "scikit-learn"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found
