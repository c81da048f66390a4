"""Own arms: trainings by the user's own functions, with other rows, starts or steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arms import score, seconds_per_step
from curvesmith.diagnosis.arrays import Array, Params
from curvesmith.diagnosis.subject import Subject
from curvesmith.scaling import Scaling

__all__ = ["OwnArm", "OwnSearch", "Rows"]

# What a user's own step raises for numbers that it does not take, as scikit-learn does for NaN: a
# training that breaks off, as one does that diverges.
BREAKS_OFF = (ValueError, ArithmeticError)
# The user's own steps, made longer or shorter.
OWN_FACTORS = tuple(10.0 ** (k / 2) for k in range(-10, 11))


@dataclass(frozen=True, eq=False)
class Rows:
    """What the user's functions are given, and what their predictions are judged by.

    Parameters
    ----------
    inputs, targets : ndarray of shape (n_rows, n_features) and (n_rows, n_outputs)
        As the functions take them.
    truth : ndarray of shape (n_rows, n_outputs)
        Targets in the units of the subject.
    y_scaling : Scaling or None
        How predictions are turned back into these units.
    """

    inputs: Array
    targets: Array
    truth: Array
    y_scaling: Scaling | None

    def score(self, subject: Subject, params: Params) -> float:
        """Return R² in the units of the subject."""
        f = subject.outputs(params, subject.given_inputs(self.inputs))
        return score(f if self.y_scaling is None else self.y_scaling.inverse(f), self.truth)


@dataclass(eq=False)
class OwnArm:
    """A training by steps; see `Arm`.

    Parameters
    ----------
    subject : Subject
    rows : Rows
    start : callable
        ``seed -> params``.
    move : callable
        ``(params, X, y) -> params`` after one step.
    n_steps : int
    learning_rate : float or None
        As a factor of the subject's own step: 1 leaves it as it is; None where it is to be found.
    """

    subject: Subject
    rows: Rows
    start: Callable[[int], Params]
    move: Callable[[Params, NDArray[Any], NDArray[Any]], Params]
    n_steps: int
    learning_rate: float | None = 1.0

    @property
    def rates(self) -> tuple[float, ...]:
        """See `Arm`."""
        return OWN_FACTORS

    @property
    def unit(self) -> float | None:
        """See `Arm`."""
        return self.subject.learning_rate

    @cached_property
    def seconds_per_step(self) -> float:
        """See `Arm`."""
        return seconds_per_step(self)

    def train(self, seed: int, rate: float | None, n_steps: int, deadline: float) -> float | None:
        """See `Arm`."""
        subject = self.subject
        if subject.reset is not None:
            subject.reset()
        X = subject.given_inputs(self.rows.inputs)
        y = subject.given_targets(self.rows.targets)
        params, factor = self.start(seed), 1.0 if rate is None else rate
        for _ in range(n_steps):
            try:
                after = _stretched(params, self.move(params, X, y), factor)
            except BREAKS_OFF:
                return -np.inf
            if not all(np.isfinite(array).all() for array in after.values()):
                return -np.inf
            if perf_counter() > deadline:
                return None
            params = after
        return self.rows.score(subject, params)


@dataclass(eq=False)
class OwnSearch:
    """A training by L-BFGS over the user's own loss and gradient; see `Arm`.

    Parameters
    ----------
    subject : Subject
        Has a loss and a gradient.
    rows : Rows
    start : callable
        ``seed -> params``.
    n_steps : int
        Most iterations.
    """

    subject: Subject
    rows: Rows
    start: Callable[[int], Params]
    n_steps: int
    learning_rate: float | None = None
    rates: tuple[float, ...] = ()
    unit: float | None = None

    @cached_property
    def seconds_per_step(self) -> float:
        """See `Arm`."""
        return seconds_per_step(self)

    def train(self, seed: int, rate: float | None, n_steps: int, deadline: float) -> float | None:
        """See `Arm`; the rate plays no part."""
        from scipy.optimize import minimize

        subject = self.subject
        X = subject.given_inputs(self.rows.inputs)
        y = subject.given_targets(self.rows.targets)

        def evaluated(theta: Array) -> tuple[float, Array]:
            if perf_counter() > deadline:
                raise TimeoutError
            params = subject.unflatten(theta)
            gradient = subject.flatten(subject.reported_gradient(params, X, y))
            return subject.reported_loss(params, X, y), gradient

        try:
            found = minimize(
                evaluated,
                subject.flatten(self.start(seed)),
                method="L-BFGS-B",
                jac=True,
                options={"maxiter": n_steps},
            )
        except TimeoutError:
            return None
        return self.rows.score(subject, subject.unflatten(found.x))


def _stretched(before: Params, after: Params, factor: float) -> Params:
    """Return where a step so many times as long leads."""
    if factor == 1.0:
        return after
    with np.errstate(all="ignore"):
        return {name: before[name] + factor * (after[name] - before[name]) for name in after}
