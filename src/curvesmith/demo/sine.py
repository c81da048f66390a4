"""sin(x)/2.5, tanh to the end: no biases to place the bends, outputs stuck where they start."""

from __future__ import annotations

import numpy as np

from curvesmith.demo.measure import turning_points
from curvesmith.demo.trial import Bench, Trial
from curvesmith.problems.founding import SINE_DEEP_LAYERS

N_TRIALS = 10
N_STARTS = 4
# tanh(z) beyond this lies on its flat parts: the slope there is below 0.1.
SATURATED = 0.95


def run(bench: Bench) -> tuple[list[str], str]:
    """Train the set-up as asked and its cures; return the reasons and the cure."""
    bench.line()
    asked = [bench.asked(f"1-128-1 as asked, start {seed}", seed=seed) for seed in range(N_STARTS)]
    deep = bench.asked("1-32-128-32-1 as asked", hidden_layer_sizes=SINE_DEEP_LAYERS)
    own_fix = bench.asked(
        "1-128-1, Adam, absolute error, 1000 passes",
        "step",
        solver="adam",
        loss="absolute",
        reduction="mean",
        learning_rate=0.01,
        max_iter=1000,
    )
    bench.asked(
        "1-128-1, Adam, biases, 1000 passes",
        "step",
        solver="adam",
        reduction="mean",
        learning_rate=0.01,
        max_iter=1000,
        bias=True,
        init="auto",
    )
    bench.asked(
        "1-128-1, biases, standardised, Adam",
        "cure",
        solver="adam",
        reduction="mean",
        learning_rate=0.01,
        max_iter=1000,
        bias=True,
        init="auto",
        output_activation="identity",
        input_scaling="standard",
        target_scaling="standard",
    )
    bench.default()
    return [_luck(bench, asked), _odd(bench, asked[0], deep), _own_fix(bench, own_fix)], (
        "give the units biases and the network a free output, standardise x, so that the bends lie "
        "among the data, and let Adam choose each weight's step. NeuralRegressor comes with "
        "biases, a free output and scaled data."
    )


def _luck(bench: Bench, asked: list[Trial]) -> str:
    """Say how the first outputs decide the last score."""
    shares = [_saturated(bench.untrained(seed=seed).predict(bench.X)) for seed in range(len(asked))]
    pairs = ", ".join(
        f"{share:.0%} → {trial.r2:.2f}" for share, trial in zip(shares, asked, strict=True)
    )
    return (
        f"Luck: weights N(0, 1) on 128 units drive the output into the flat parts of tanh before "
        f"training begins, where little moves it. Share of outputs beyond ±{SATURATED} at the "
        f"start → R2 after {asked[0].n_steps} updates, by start: {pairs}."
    )


def _saturated(f: np.ndarray) -> float:
    """Return the share of outputs on the flat parts of tanh."""
    return float(np.mean(np.abs(f) > SATURATED))


def _odd(bench: Bench, asked: Trial, deep: Trial) -> str:
    """Say what missing biases do to the bends."""
    model = asked.fitted
    asymmetry = np.max(np.abs(asked.at(bench.X) + asked.at(-bench.X)))
    W = model.network_.layers(model.theta_)[0][0][:, 0]
    flat = [float(np.mean(np.abs(np.tanh(W * x)) > SATURATED)) for x in (1.0, 9.0)]
    below_two, all_over = (turning_points(deep.at, -1.0, high) for high in (2.0, 9.0))
    return (
        f"No biases: the network can only be odd, f(-x) = -f(x) (largest difference "
        f"{asymmetry:.1g}), and all {len(W)} units bend at x = 0: {flat[0]:.0%} of them are flat "
        f"at x = 1, {flat[1]:.0%} at x = 9. Detail is spent near zero: of the deep "
        f"network's {all_over} hills and hollows {below_two} lie below x = 2, where the sine has 1."
    )


def _own_fix(bench: Bench, fixed: Trial) -> str:
    """Say how far the asker's own remedy goes."""
    bends = turning_points(fixed.at, -1.0, 9.0)
    truth = turning_points(bench.case.problem.truth, -1.0, 9.0)
    ceiling = 1.0 - bench.case.problem.noise**2 / float(np.var(bench.y, dtype=np.float64))
    return (
        f"The optimiser alone is half the cure: with Adam the curve turns {bends} times, the sine "
        f"{truth} times, R2 {fixed.r2:.3f} of the {ceiling:.3f} that the noise allows."
    )
