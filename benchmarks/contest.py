"""Set up all contestants for one task, see that they agree, and time them together."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from benchmarks import rivals
from benchmarks.cases import Array, Contestant, Task
from benchmarks.markdown import first_line
from benchmarks.rivals.numpy import Predict as ReferencePredict
from benchmarks.rivals.numpy import Step as ReferenceStep
from benchmarks.timing import Timing, measure

CHECKED_STEPS = 20

# Largest distance of theta from the reference's after CHECKED_STEPS steps, relative to how far the
# reference has moved; of a prediction, relative to its size. The reference computes in float64, so
# this is the rounding of the contestant's dtype with room for sums over 4000 rows in any order.
TOLERANCE = {"float32": 5e-3, "float64": 1e-9}


@dataclass
class Outcome:
    """Timings by contestant, and for those without one the reason."""

    task: Task
    timings: dict[str, Timing] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


class DisagreementError(Exception):
    """A contestant computed something else than the reference."""


def gather(names: list[str]) -> tuple[rivals.Makers, dict[str, str], dict[str, str]]:
    """Load rivals: makers by contestant, versions by rival, and why each absent one is absent."""
    makers: rivals.Makers = {}
    versions, absent = {}, {}
    for name in names:
        try:
            offered, versions[name] = rivals.load(name)
        except ImportError as error:
            absent[name] = str(error)
        else:
            makers.update(offered)
    return makers, versions, absent


def hold(
    task: Task, makers: rivals.Makers, *, predict: bool, rounds: int, seconds: float, clock: str
) -> Outcome:
    """Set up, check and time every contestant that takes part in this task."""
    outcome = Outcome(task)
    ready: dict[str, Contestant] = {}
    for name, pair in makers.items():
        maker = pair[int(predict)]
        if maker is None:
            continue
        try:
            ready[name] = _prepare(name, maker, outcome, predict)
        except Exception as error:  # a rival that fails is a row of the table, not the end
            outcome.failures[name] = first_line(error)
    outcome.timings = measure(ready, rounds=rounds, seconds=seconds, clock=clock)
    return outcome


def _prepare(
    name: str, maker: Callable[[Task], Contestant], outcome: Outcome, predict: bool
) -> Contestant:
    """Make a contestant and compare its first results with the reference's."""
    task = outcome.task
    if getattr(maker, "identity_output_only", False) and task.case.output != "identity":
        task = task.with_identity_output()
        outcome.notes[name] = f"no {outcome.task.case.output} at its output: identity instead"
    reference = _reference(task, predict)
    contestant = maker(task)
    contestant.run(CHECKED_STEPS)
    moved = reference.result() - (0 if predict else task.theta)
    distance = _length(contestant.result() - reference.result()) / _length(moved)
    if not distance <= TOLERANCE[task.dtype.name]:
        raise DisagreementError(f"its result is {distance:.1e} away from the reference")
    if contestant.loss is not None and reference.loss is not None:
        error = abs(contestant.loss / reference.loss - 1)
        if not error <= TOLERANCE[task.dtype.name]:
            raise DisagreementError(f"its loss is {error:.1e} away from the reference")
    return contestant


def _reference(task: Task, predict: bool) -> Contestant:
    """Run NumPy in float64 on the very numbers of the task."""
    wide = Task(
        task.case,
        task.X.astype("float64"),
        task.y.astype("float64"),
        task.theta.astype("float64"),
        task.learning_rate,
    )
    reference: Contestant = ReferencePredict(wide) if predict else ReferenceStep(wide)
    reference.run(CHECKED_STEPS)
    return reference


def _length(vector: Array) -> float:
    """Euclidean length, in float64."""
    return float(np.linalg.norm(vector.astype("float64")))
