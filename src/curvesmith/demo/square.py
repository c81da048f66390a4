"""x², 1-3-3-1 sigmoid: the update forgets the gradient, and the right one hardly moves."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.demo.trial import Array, Bench, Trial

N_TRIALS = 8


def run(bench: Bench) -> tuple[list[str], str]:
    """Train the set-up as asked and its cures; return the reasons and the cure."""
    bench.line()
    posted, kept = _posted(bench)
    asked = [bench.asked(f"as asked, start {seed}", "asked", seed=seed) for seed in range(3)]
    bench.asked("1000 times the rate, rows shuffled", "step", learning_rate=0.1, shuffle=True)
    cure = bench.asked(
        "same network, no biases, L-BFGS", "cure", solver="lbfgs", batch_size="full", max_iter=1000
    )
    bench.default()
    return [_update(posted, kept), _too_slow(bench, asked[0]), _not_the_biases(cure)], (
        "apply the gradient to all three weight matrices, and let a solver that measures the "
        "curvature choose the steps. NeuralRegressor picks such a solver by itself."
    )


def _posted(bench: Bench) -> tuple[Trial, float]:
    """Add the update that the question's code makes, and return what share of a weight it keeps."""
    bench.announce("as posted: the update forgets the gradient")
    rng = np.random.default_rng(0)
    weights = [rng.standard_normal(shape) for shape in ((3, 1), (3, 3), (1, 3))]
    first = weights[1].copy()
    start = perf_counter()
    losses = posted_update(bench.X, bench.y, weights, rate=1e-4, n_passes=10)

    def predict(X: NDArray[Any]) -> Array:
        return forward(np.asarray(X, dtype=np.float64), weights)[-1][:, 0]

    trial = bench.add(
        "as posted: the update forgets the gradient",
        "step",
        predict,
        n_steps=10 * len(bench.y),
        seconds=perf_counter() - start,
        losses=losses,
        stopped="Made all 10 passes.",
    )
    return trial, float(np.median(weights[1] / first))


def forward(X: Array, weights: list[Array]) -> list[Array]:
    """Return the outputs of the three layers: two of sigmoids, one of sums, no biases."""
    first = 1.0 / (1.0 + np.exp(-X @ weights[0].T))
    second = 1.0 / (1.0 + np.exp(-first @ weights[1].T))
    return [first, second, second @ weights[2].T]


def posted_update(X: Array, y: Array, weights: list[Array], rate: float, n_passes: int) -> Array:
    """Change ``weights`` row by row as the question's code does; return each pass's mean square.

    The hidden matrices are moved along themselves, ``W - rate·W``, and the output's along
    the error without the activations, ``W - rate·(f - y)``; neither is the gradient.
    """
    losses = np.zeros(n_passes)
    for k in range(n_passes):
        for x, target in zip(X, y, strict=True):
            error = forward(x[np.newaxis], weights)[-1][0, 0] - target
            losses[k] += error**2 / len(y)
            weights[2] -= rate * error
            weights[1] -= rate * weights[1]
            weights[0] -= rate * weights[0]
    return losses


def _update(posted: Trial, kept: float) -> str:
    """Say what the posted update does."""
    return (
        f"The update: the code as posted subtracts rate·W from both hidden matrices instead of "
        f"rate·gradient. After {posted.n_steps} updates each hidden weight is {kept:.4f} of what "
        f"it was, (1 - 0.0001)^10000, whatever the data say; R2 {posted.r2:.3f}."
    )


def _too_slow(bench: Bench, asked: Trial) -> str:
    """Say how far the right gradient gets in the asked number of updates."""
    first, last = asked.losses[0], asked.losses[-1]
    return (
        f"The rate: with the gradient in its place, {len(asked.losses)} passes at 0.0001 take the "
        f"mean squared error from {first:.3g} to {last:.3g}; the straight line has "
        f"{bench.trials[0].rmse ** 2:.2g}. Steps this short need many more of them."
    )


def _not_the_biases(cure: Trial) -> str:
    """Say that missing biases are no obstacle here."""
    return (
        f"Not the biases: the same network without any reaches R2 {cure.r2:.5f} when a solver "
        f"that measures curvature trains it. The network was able; the training was not."
    )
