"""Train at learning rates set by S, and see whether S foretells what gradient descent does.

S = learning rate x largest curvature / 2 at the start. ``python -m benchmarks.divergence`` prints,
for each S, how many small random networks blew up and how many were unsteady; ``--markdown`` also
writes it.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.checks.learning_rate_too_high import forecast
from curvesmith.diagnosis.measures.curvature import largest_eigenvalue
from curvesmith.engines import Objective, make_objective
from curvesmith.network import Network
from curvesmith.updates import DescentOptions

S_GRID = (0.05, 0.1, 0.5, 0.9, 1.1, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0)
ACTIVATIONS = ("tanh", "relu")
N_STEPS = 400
N_ROWS = 64
# A run has blown up once its loss is this many times the first, or not finite.
BLOWN_UP = 1e6
# A run is unsteady if more than this share of its steps raised the loss.
UNSTEADY = 0.05
# A run that ends above this share of the loss of the mean has learned nothing.
LEARNED = 0.99


@dataclass(frozen=True)
class Cell:
    """What the networks of one activation did at one S.

    Parameters
    ----------
    activation : str
    S : float
    blown_up, ruined, unsteady, ended_lower : int
        How many blew up; blew up or ended no better than the mean of y; raised the loss in more
        than 5 % of their steps; ended below the start.
    n_runs : int
    """

    activation: str
    S: float
    blown_up: int
    ruined: int
    unsteady: int
    ended_lower: int
    n_runs: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.divergence", description=__doc__)
    parser.add_argument("--networks", type=int, default=200, help="of each activation and S")
    parser.add_argument("--markdown", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    text = to_markdown(run(options.networks))
    print(text)
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")


def run(n_networks: int) -> list[Cell]:
    """Train ``n_networks`` networks of each activation at each S of the grid."""
    return [measure(name, S, n_networks) for name in ACTIVATIONS for S in S_GRID]


def measure(activation: str, S: float, n_networks: int) -> Cell:
    """Train the networks of one activation at one S."""
    outcomes = [train(*start, S) for start in networks(activation, n_networks)]
    blown_up, ruined, unsteady, lower = (int(count) for count in np.sum(outcomes, axis=0))
    return Cell(activation, S, blown_up, ruined, unsteady, lower, n_networks)


def networks(
    activation: str, n_networks: int
) -> Iterator[tuple[Objective, NDArray[np.float64], float]]:
    """Yield objectives, starts, and the loss of the mean.

    1 to 3 inputs, 8 or 32 units, several scales of x and y.
    """
    rng = np.random.default_rng(0)
    for _ in range(n_networks):
        n_inputs, n_units = int(rng.integers(1, 4)), int(rng.choice([8, 32]))
        X = rng.standard_normal((N_ROWS, n_inputs)) * 10.0 ** rng.uniform(-1, 1.5)
        y = np.sin(X.sum(axis=1, keepdims=True) / X.std()) * 10.0 ** rng.uniform(-1, 1)
        network = Network((n_inputs, n_units, 1), activation)
        yield make_objective(network, X, y), network.initial_theta(rng), float(np.var(y) / 2)


def train(
    objective: Objective, theta: NDArray[np.float64], mean_loss: float, S: float
) -> tuple[bool, bool, bool, bool]:
    """Return whether descent blew up, learned nothing, was unsteady, and ended below its start."""
    steepest = largest_eigenvalue(lambda at: objective.value_and_gradient(at)[1], theta)
    descent = objective.descent(theta, DescentOptions("gd", 2.0 * S / steepest))
    descent.run(N_STEPS)
    losses = np.append(descent.losses, objective.value(descent.theta))
    with np.errstate(invalid="ignore"):
        has_blown_up = not np.isfinite(losses).all() or losses.max() > BLOWN_UP * losses[0]
        rises = np.mean(~(np.diff(losses) <= 1e-9 * losses[:-1]))
        is_lower = losses[-1] < losses[0]
        is_ruined = has_blown_up or not losses[-1] < LEARNED * mean_loss
    return (
        bool(has_blown_up),
        bool(is_ruined),
        bool(has_blown_up or rises > UNSTEADY),
        bool(is_lower),
    )


def to_markdown(cells: list[Cell]) -> str:
    """Return the table as a page."""
    lines = [
        "# What S foretells",
        "",
        "S = learning rate · λmax / 2, with λmax the largest curvature of the loss where gradient",
        "descent starts. On a quadratic it diverges where S exceeds 1; networks move to flatter",
        f"places, or do not. Full batch, {N_STEPS} steps, {N_ROWS} rows, one hidden layer of 8 or",
        "32 units, 1 to 3 inputs, x of size 0.1 to 30, y of size 0.1 to 10.",
        "",
        "*Blew up*: the loss became infinite or 10⁶ times the first. *Ruined*: it did, or the",
        "network ended no better than the mean of y: units of relu that one long step kills stay",
        "dead, and the loss then stands still. *Unsteady*: it blew up, or more than 5 % of the",
        "steps raised the loss. *Forecast*: what `curvesmith diagnose` says of S.",
        "",
        "| activation | S | forecast | blew up | ruined | unsteady | ended below the start "
        "| networks |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {cell.activation} | {cell.S:g} | {forecast(cell.S)} "
        f"| {cell.blown_up / cell.n_runs:.2f} | {cell.ruined / cell.n_runs:.2f} "
        f"| {cell.unsteady / cell.n_runs:.2f} | {cell.ended_lower / cell.n_runs:.2f} "
        f"| {cell.n_runs} |"
        for cell in cells
    ]
    command = "python -m benchmarks.divergence --markdown docs/benchmarks/divergence.md"
    return "\n".join([*lines, "", f"Made by `{command}`."]) + "\n"


if __name__ == "__main__":
    main()
