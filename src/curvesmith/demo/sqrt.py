"""√x, 1-10-1 ReLU: every kink lies outside the data, so the network is a straight line."""

from __future__ import annotations

from typing import Any

import numpy as np

from curvesmith.demo.measure import kinks, steepest_curvature, straightness
from curvesmith.demo.trial import Bench, Trial
from curvesmith.engines import make_objective

N_TRIALS = 9
STANDARDISED: dict[str, Any] = {"input_scaling": "standard", "target_scaling": "standard"}
# After standardising, the loss is about as curved as 1: a step of 0.1 suits it.
STEP: dict[str, Any] = {"learning_rate": 0.1, "max_iter": 30_000}


def run(bench: Bench) -> tuple[list[str], str]:
    """Train the set-up as asked and its cures; return the reasons and the cure."""
    line = bench.line()
    asked = [bench.asked(f"as asked, start {seed}", seed=seed) for seed in range(3)]
    longer = bench.asked("a step ten times as long", "step", learning_rate=2e-5)
    bench.asked(
        "x in thousands, y standardised, step 0.1",
        "step",
        x_unit=1000.0,
        target_scaling="standard",
        **STEP,
    )
    bench.asked("standardised, step 0.1", "step", **STANDARDISED, **STEP)
    cure = bench.asked(
        "standardised, biases spread, step 0.1", "cure", init="auto", **STANDARDISED, **STEP
    )
    bench.default()
    reasons = [
        _kinks(bench, asked[0], line),
        _progress(bench, asked[0], longer, line),
        _why_cured(cure),
    ]
    return reasons, (
        "standardise x and y, so that one step length suits every direction, and draw the biases "
        "at random too, so that the kinks lie among the data. NeuralRegressor does both by itself."
    )


def _kinks(bench: Bench, asked: Trial, line: Trial) -> str:
    """Say where the kinks are, and that the fit is straight."""
    x = bench.X[:, 0]
    at = kinks(asked.fitted)
    straight = straightness(x, asked.at(bench.X))
    inside = int(np.sum((at > x.min()) & (at < x.max())))
    return (
        f"R2 {asked.r2:.4f}, the best straight line has {line.r2:.4f}. Kinks outside the data: "
        f"the {len(at)} units bend at x = {at.min():.2f} to {at.max():.2f}, the data run from "
        f"{x.min():.1f} to {x.max():.0f}, so {inside} units bend among them. The best line through "
        f"the network's output has R2 {straight:.6f}: the network is a straight line itself."
    )


def _progress(bench: Bench, asked: Trial, longer: Trial, line: Trial) -> str:
    """Say why it does not even reach the best line: the steepest direction dictates the step."""
    model = asked.fitted
    objective = make_objective(model.network_, bench.X, bench.y[:, np.newaxis], engine="numpy")
    curvature = steepest_curvature(objective, model.theta_)
    rate, zero = bench.case.settings["learning_rate"], np.zeros((1, 1))
    return (
        f"Raw inputs: where training ends, the loss has curvature {curvature:.2g} along its "
        f"steepest direction and 1 along the output's bias. The step asked for, {rate:.2g} for the "
        f"halved loss, is near the 2/{curvature:.2g} = {2 / curvature:.2g} beyond which the first "
        f"overshoots, and takes 1/{rate:.2g} = {1 / rate:.0f} updates for the second. After "
        f"{asked.n_steps} the network starts at f(0) = {asked.at(zero)[0]:.2f}, the best line at "
        f"{line.at(zero)[0]:.2f}. Ten times the step ends at R2 {longer.r2:.4f}, on a line still "
        f"({straightness(bench.X[:, 0], longer.at(bench.X)):.6f})."
    )


def _why_cured(cure: Trial) -> str:
    """Say where the kinks are after the cure."""
    at = np.sort(kinks(cure.fitted))
    inside = at[at > 0.0]
    return (
        f"With spread biases and scaled data {len(inside)} of {len(at)} units bend at positive x, "
        f"the first of them at {inside[0]:.0f}, where the root bends most."
    )
