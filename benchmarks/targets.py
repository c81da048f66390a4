"""Functions with a known answer as tasks: clean, noisy, with inputs that do nothing, or only noise.

The formulas are those of `curvesmith.problems`.
"""

from dataclasses import dataclass

import numpy as np

from benchmarks.datasets import Array
from benchmarks.feynman import FEYNMAN
from benchmarks.splits import Task
from curvesmith.problems import PROBLEMS, Problem

N_ROWS, N_TEST = 500, 10_000
SIGNAL_TO_NOISE = 7.0  # of Donoho and Johnstone 1994, doi:10.1093/biomet/81.3.425
# Streams of random numbers: none is that of a learner, whose seed is the plain number.
TRAINING, TESTING = 1, 2
SMOOTH = ("square", "sine", "exp", "runge", "sqrt")
# Rows and inputs of Friedman's function, five of which matter.
FRIEDMAN_SHAPES = ((187, 10), (750, 10), (750, 25), (750, 50))
NOISE_SHAPES = ((20, 1), (100, 5), (500, 20))
N_IRRELEVANT = 5
DISTRACTED = ("ishigami", "franke", "otl_circuit", "piston")


@dataclass(frozen=True)
class Target:
    """A function to learn from ``n_rows`` rows, beside ``n_irrelevant`` uniform inputs.

    ``problem`` is None where the targets are noise alone. ``noise`` is the standard deviation
    added to the training targets: in units of the target for Friedman's function, whose definition
    has one, else in standard deviations of the function.
    """

    name: str
    group: str
    problem: Problem | None
    n_rows: int = N_ROWS
    noise: float = 0.0
    n_irrelevant: int = 0


def targets() -> dict[str, Target]:
    """Return all targets by name."""
    made = [
        *(_friedman(n_rows, n_inputs) for n_rows, n_inputs in FRIEDMAN_SHAPES),
        *(Target(name, "clean", problem) for name, problem in PROBLEMS.items()),
        *(
            Target(f"{name}-noisy", "noisy", problem, noise=1 / SIGNAL_TO_NOISE)
            for name, problem in PROBLEMS.items()
        ),
        *(
            Target(f"{name}-irrelevant", "irrelevant", PROBLEMS[name], n_irrelevant=N_IRRELEVANT)
            for name in DISTRACTED
        ),
        *(Target(name, "feynman", problem) for name, problem in FEYNMAN.items()),
        *(Target(f"noise-{n}x{d}", "nothing", None, n, 1.0, d) for n, d in NOISE_SHAPES),
    ]
    return {target.name: target for target in made}


def _friedman(n_rows: int, n_inputs: int) -> Target:
    problem = PROBLEMS["friedman1"]
    return Target(
        f"friedman1-{n_rows}x{n_inputs}",
        "friedman",
        problem,
        n_rows,
        problem.noise,
        n_inputs - problem.n_features,
    )


def draw(target: Target, seed: int) -> Task:
    """Draw training rows, and test rows without noise; where all is noise, with it."""
    X, y = _rows(target, target.n_rows, (TRAINING, seed), noisy=True)
    X_test, y_test = _rows(target, N_TEST, (TESTING, seed), noisy=target.problem is None)
    return Task(target.name, seed, X, y, X_test, y_test)


def _rows(target: Target, n: int, stream: tuple[int, int], *, noisy: bool) -> tuple[Array, Array]:
    rng = np.random.default_rng(stream)
    irrelevant = rng.random((n, target.n_irrelevant))
    if target.problem is None:
        return irrelevant, rng.standard_normal(n)
    X, f = target.problem.sample(n, rng, noise=0.0)
    unit = 1.0 if target.group == "friedman" else _std(target.problem)
    noise = target.noise * unit * rng.standard_normal(n) if noisy else 0.0
    return np.hstack([X, irrelevant]), f + noise


def _std(problem: Problem) -> float:
    """Return the standard deviation of a function over its inputs."""
    return float(np.std(problem.sample(N_TEST, TESTING, noise=0.0)[1]))
