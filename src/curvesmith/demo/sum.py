"""x0 + x1, 2-10-1 ReLU: uphill, and by steps that are too long in either direction."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import numpy as np

from curvesmith.demo.measure import steepest_curvature
from curvesmith.demo.trial import Array, Bench, Trial
from curvesmith.engines import Objective, make_objective

N_TRIALS = 6
# The answer's step and penalty: its gradient has no factor 2, as ours.
ANSWERED: dict[str, Any] = {"learning_rate": 0.0005, "alpha": 0.001}
BEYOND = 1e30


def run(bench: Bench) -> tuple[list[str], str]:
    """Train the set-up as asked and its cures; return the reasons and the cure."""
    bench.line()
    uphill = _posted(bench)
    asked = bench.asked("downhill, the step as asked", "asked")
    bench.asked("downhill, step 1/2000, 100 updates", "step", max_iter=100, **ANSWERED)
    cure = bench.asked("downhill, step 1/2000, 1000 updates", "cure", **ANSWERED)
    bench.default()
    return [_direction(bench), _diverged(uphill, asked), _curvature(bench, cure)], (
        "turn the sign, scores - y, and shorten the step to below two divided by the steepest "
        "curvature. NeuralRegressor averages over rows, so its steps do not depend on their "
        "number, and a training that diverges ends with an error that names the rate."
    )


def _objective(bench: Bench, trial: Trial | None = None) -> tuple[Objective, Array]:
    """Return the question's loss, and the parameters of a trial or those before training."""
    model = bench.untrained() if trial is None else trial.fitted
    objective = make_objective(
        model.network_,
        bench.X,
        bench.y[:, np.newaxis],
        reduction="sum",
        alpha=bench.case.settings["alpha"],
        engine="numpy",
    )
    return objective, model.theta_


def _posted(bench: Bench) -> Trial:
    """Add the posted code's updates, which add the gradient's data part, until they overflow."""
    label = "as posted: uphill, the step as asked"
    bench.announce(label)
    objective, theta = _objective(bench)
    rate = bench.case.settings["learning_rate"]
    losses: list[float] = []
    start = perf_counter()
    with np.errstate(over="ignore", invalid="ignore"):
        while np.isfinite(theta).all() and len(losses) < 1000:
            value, gradient = objective.value_and_gradient(theta)
            losses.append(2.0 * value / len(bench.y))
            theta = theta + rate * gradient
    trial = Trial(
        label,
        "step",
        np.nan,
        np.nan,
        n_steps=len(losses),
        seconds=perf_counter() - start,
        losses=np.array(losses),
        stopped="The parameters became infinite.",
    )
    bench.trials.append(trial)
    return trial


def _direction(bench: Bench) -> str:
    """Say which way the posted step goes, on a step too short to overshoot."""
    objective, theta = _objective(bench)
    value, gradient = objective.value_and_gradient(theta)
    short = 1e-6
    up, down = (objective.value(theta + sign * short * gradient) - value for sign in (1, -1))
    return (
        f"The sign: y - scores is minus the derivative, so the posted code climbs. One step of "
        f"{short:g} along it changes the loss by {up:+.2g}, against it by {down:+.2g}."
    )


def _diverged(uphill: Trial, asked: Trial) -> str:
    """Say that the sign alone does not help."""
    steps = [int(np.argmax(trial.losses > BEYOND)) + 1 for trial in (uphill, asked)]
    return (
        f"The step: even downhill it is far too long. Uphill the loss is beyond 1e30 at update "
        f"{steps[0]}, downhill at update {steps[1]}, and overflows at update {asked.n_steps}. "
        f"Curvesmith says: {asked.warned}"
    )


def _curvature(bench: Bench, cure: Trial) -> str:
    """Say which step the loss allows."""
    objective, start = _objective(bench)
    at_start = steepest_curvature(objective, start)
    at_end = steepest_curvature(objective, cure.fitted.theta_)
    rate = bench.case.settings["learning_rate"]
    return (
        f"How short: summed over {len(bench.y)} rows the loss has curvature {at_start:.3g} at the "
        f"start and {at_end:.3g} where it is cured. Steps beyond 2/{at_end:.3g} = "
        f"{2 / at_end:.2g} overshoot there; the step asked for is {rate:g} in this unit."
    )
