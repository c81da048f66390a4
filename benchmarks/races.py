"""Contestants of the race to an accuracy: the error each has reached after how many seconds."""

import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from sklearn.neural_network import MLPRegressor

from benchmarks import learners
from benchmarks.datasets import Array
from curvesmith import NeuralRegressor

Predict = Callable[[Array], Array]


@dataclass(frozen=True)
class Race:
    """Rows to learn, and how errors and seconds are taken.

    ``error_of`` scores a prediction; ``now`` is the clock; a ``quick`` race tries few settings.
    """

    X: Array
    y: Array
    seed: int
    error_of: Callable[[Predict], float]
    now: Callable[[], float] = time.perf_counter
    quick: bool = False


@dataclass(frozen=True)
class Point:
    """An error reached after so many seconds, and by what setting."""

    seconds: float
    error: float
    setting: str


def curvesmith(race: Race) -> Iterator[Point]:
    """Yield the one point of a default call: its end."""
    start = race.now()
    model = NeuralRegressor(random_state=race.seed).fit(race.X, race.y)
    seconds = race.now() - start
    yield Point(seconds, race.error_of(model.predict), model.record_.network)


# A fit is made anew for each number of iterations, and timed alone, as for scikit-learn's network.
OUR_ITERATIONS = (3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000)
OUR_PENALTIES: dict[str, dict[str, Any]] = {
    "evidence": {"regularization": "evidence"},
    "no penalty": {"regularization": "l2", "alpha": 0.0},
}
OUR_SETTINGS = tuple(product(((), (3,), (10,), (30,)), OUR_PENALTIES))


def curvesmith_set(race: Race) -> Iterator[Point]:
    """Yield points of single starts of one network under many settings and lengths of training."""
    for sizes, penalty in OUR_SETTINGS[: 3 if race.quick else None]:
        for n_iterations in OUR_ITERATIONS[: 7 if race.quick else None]:
            model = NeuralRegressor(
                hidden_layer_sizes=sizes,
                solver="lm",
                n_starts=1,
                n_members=1,
                max_iter=n_iterations,
                random_state=race.seed,
                **OUR_PENALTIES[penalty],
            )
            start = race.now()
            model.fit(race.X, race.y)
            seconds = race.now() - start
            shape = "-".join(map(str, sizes)) or "no"
            setting = f"lm, {shape} units, {penalty}, {n_iterations} iterations"
            yield Point(seconds, race.error_of(model.predict), setting)
            if seconds > LONGEST or model.n_iter_ < n_iterations:
                break


def mlp_searched(race: Race) -> Iterator[Point]:
    """Yield the one point of scikit-learn's network with its settings cross-validated."""
    start = race.now()
    model = learners.mlp(len(race.X), race.seed).fit(race.X, race.y)
    yield Point(race.now() - start, race.error_of(model.predict), "cross-validated")


# A fit of scikit-learn is made anew for each number of iterations, and timed alone.
LONGEST = 2.0  # seconds: no longer fit is made with a setting once one took as long
MLP_ITERATIONS = (10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 3000, 10_000, 30_000, 100_000)
MLP_SETTINGS = (
    *product(("lbfgs",), ((), (3,), (10,), (30,)), ("tanh", "relu"), (0.0, 1e-2)),
    *product(("adam",), ((30,),), ("tanh", "relu"), (0.0,)),
)


def mlp(race: Race) -> Iterator[Point]:
    """Yield points of scikit-learn's network under many settings and lengths of training."""
    for solver, sizes, activation, alpha in MLP_SETTINGS[: 5 if race.quick else None]:
        for n_iterations in MLP_ITERATIONS[: 8 if race.quick else None]:
            network = MLPRegressor(
                hidden_layer_sizes=sizes,
                activation=activation,
                solver=solver,
                alpha=alpha,
                learning_rate_init=0.01,
                tol=1e-10,
                n_iter_no_change=10_000,
                max_iter=n_iterations,
                max_fun=20 * n_iterations,
                random_state=race.seed,
            )
            start = race.now()
            model = learners.scaled(network).fit(race.X, race.y)
            seconds = race.now() - start
            shape = f"{'-'.join(map(str, sizes)) or 'no'} {activation} units"
            setting = f"{solver}, {shape}, alpha {alpha:g}, {n_iterations} iterations"
            yield Point(seconds, race.error_of(model.predict), setting)
            taken = model.regressor_[-1].n_iter_
            if seconds > LONGEST or taken < n_iterations:  # more would be the same fit again
                break


TORCH_SETTINGS = tuple(product(("tanh", "relu"), (0.01, 0.03), (1000, 10_000, 20_000)))
TORCH_UNITS = 30
TORCH_PAUSE = 25  # steps between two looks at the error, during which the clock stands still


def torch(race: Race) -> Iterator[Point]:
    """Yield points along PyTorch loops with many settings."""
    from benchmarks.torch_loop import Setting, Training

    for activation, rate, n_steps in TORCH_SETTINGS[: 1 if race.quick else None]:
        setting = Setting(TORCH_UNITS, activation, rate, n_steps)
        training = Training(race.X, race.y, setting, race.seed)
        for seconds in training.run(TORCH_PAUSE, race.now):
            yield Point(seconds, race.error_of(training.predict), str(setting))


CONTESTANTS = {
    "curvesmith": curvesmith,
    "curvesmith-set": curvesmith_set,
    "mlp-searched": mlp_searched,
    "mlp": mlp,
    "torch": torch,
}


def frontier(points: Iterable[Point]) -> list[Point]:
    """Return the points that no other beats in both seconds and error, quickest first."""
    kept: list[Point] = []
    for point in sorted(points, key=lambda point: (point.seconds, point.error)):
        if not kept or point.error < kept[-1].error:
            kept.append(point)
    return kept


def run(name: str, race: Race) -> tuple[list[Point], float]:
    """Let one contestant run, silently; return its frontier and the longest training tried."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of convergence: the errors say how far it came
        points = list(CONTESTANTS[name](race))
    return frontier(points), max(point.seconds for point in points)
