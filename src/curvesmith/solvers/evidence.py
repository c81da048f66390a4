"""Levenberg-Marquardt with the evidence: the data decide how strong the penalties are.

After each step of the parameters, the precisions of their groups and of the noise take a step of
their own (`precisions`). No row is held out, and no strength is given by hand.

Fits of little noise are a long way down. They are taken on by steps that carry the output layer
along (`projection`), and at last without penalties (`exactness`).
"""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines.objective import Objective
from curvesmith.solvers.ascent import State, Summit
from curvesmith.solvers.constant import constant_theta, support_needed
from curvesmith.solvers.exactness import exact_posterior, may_be_exact, sharpen
from curvesmith.solvers.monitor import Monitor
from curvesmith.solvers.outcome import Budget, Observer, Outcome
from curvesmith.solvers.precisions import (
    MOST_ALPHA,
    Groups,
    NoisePrior,
    Posterior,
    Precisions,
    Problem,
)
from curvesmith.solvers.projection import can_project

__all__ = ["run"]

Array = NDArray[np.float64]

# Weights drawn at random have variances of a tenth to one; a first fit removes nine tenths of the
# targets' variance, or little. First-layer weights that were placed for sharp bends are not held
# to a variance of one, but to their own, within limits.
FIRST_ALPHA = 1.0
FIRST_BETA = 10.0
LEAST_FIRST_ALPHA = 1e-4
# Sharp bends are placed for targets of many waves. These show only once the output weights are as
# large as they have to be: the misfit must count for more than their penalty from the beginning, or
# all is given up for a constant.
MOST_FIRST_BETA = 1e3
# Iterations before the precisions move: those of random parameters mean nothing.
WARM_UP = 10
# A fit that goes on rising for so long is held up by narrow valleys, and one whose noise is below a
# hundredth of the targets' standard deviation can be: both go on with projected steps. Begun with
# those, fits to targets of many waves end in poorer places.
PLAIN_ITERATIONS = 300
PROJECTED_ITERATIONS = 300
SMALL_NOISE_BETA = 1e4


def run(
    objective: Objective,
    theta: NDArray[Any],
    budget: Budget,
    observer: Observer | None = None,
    *,
    n_values: float,
    start: int = 0,
    extra_support: float = 0.0,
) -> Outcome:
    """Fit parameters and precisions together.

    Parameters
    ----------
    objective : Objective
        With ``loss="squared"``, ``reduction="sum"`` and ``alpha=0``; scaled data.
    theta : ndarray of shape (n_params,)
        Where to start; not changed.
    budget : Budget
        ``max_iter`` counts iterations; the run has converged once the log evidence rose by less
        than ``tol`` nats per target value over ``window`` iterations.
    observer : callable or None, default=None
        Shown the progress after each iteration; True stops the run.
    n_values : float
        N, the number of target values: the weights of the rows added up, times outputs.
    start : int, default=0
        Number of the random start, passed on to the observer.
    extra_support : float, default=0
        Nats by which a constant must be less well supported, besides those that chance gives:
        for a start that was picked among many by the targets.

    Returns
    -------
    outcome : Outcome
        At the highest log evidence met. Losses are ``E n_outputs / N``, the mean over rows without
        penalty; ``evidence`` is what starts are to be compared by; ``details["posterior"]`` is
        a `Posterior`. If the evidence has ended its rise and a constant is as well supported,
        ``stop`` is ``"nothing"`` and theta that constant.

    Raises
    ------
    ValueError
        If the objective is of another kind.

    Notes
    -----
    The Laplace approximation does not know how H changes with theta. Along a flat valley the
    posterior density goes on rising slowly while the evidence falls, so the end of the run is
    rarely its best supported point; on the public data sets that were tried, the best supported
    point also predicts better than the end.
    """
    check_objective(objective)
    problem = Problem(Groups.of(objective.network), n_values, NoisePrior.of(n_values))
    first = _first_precisions(problem, theta, objective.network.bias)
    state = State(objective, problem, theta, first)
    per_row = objective.network.n_outputs / n_values
    outcome = Outcome(state.theta, state.E * per_row, 0, "max_iter", [], [])
    outcome.details = {"first_loss": outcome.loss, "best_iteration": 0}
    if not (isfinite(state.E) and np.isfinite(state.H).all()):
        outcome.stop = "diverged"
        return outcome
    monitor = Monitor(budget, observer, None, start)
    summit = Summit(budget, n_values)
    course = Course(outcome, monitor, per_row)
    try:
        outcome.stop = _ascend(state, summit, course)
    except KeyboardInterrupt:
        outcome.stop = "interrupted"
    needed = support_needed(objective.network.n_features) + extra_support
    _finish(outcome, state, summit, per_row, needed)
    outcome.seconds = monitor.seconds
    return outcome


def check_objective(objective: Objective) -> None:
    """Raise unless the evidence is defined for this objective.

    Raises
    ------
    ValueError
        Otherwise.
    """
    if objective.loss != "squared":
        raise ValueError(
            f"The evidence needs loss='squared', got {objective.loss!r}. Its noise is normal; "
            "train other losses with an L2 penalty."
        )
    if objective.reduction != "sum" or objective.alpha != 0:
        raise ValueError(
            "The evidence needs an objective with reduction='sum' and alpha=0, got "
            f"{objective.reduction!r} and {objective.alpha:g}. It finds the penalties itself."
        )


class Course:
    """What is noted of each iteration.

    Parameters
    ----------
    outcome : Outcome
        Losses, norms and iterations are added to it.
    monitor : Monitor
        Says when the run is to stop for other reasons than its own.
    per_row : float
        Times the misfit is the loss.
    """

    def __init__(self, outcome: Outcome, monitor: Monitor, per_row: float) -> None:
        self.outcome = outcome
        self.monitor = monitor
        self.per_row = per_row

    @property
    def n_left(self) -> int:
        """Iterations that may still be made."""
        return self.monitor.budget.max_iter - self.outcome.n_iter

    def note(self, theta: Array, E: float, gradient_norm: float) -> str | None:
        """Take note of one iteration; return a key of ``STOPS`` to stop the run, else None."""
        self.outcome.gradient_norms.append(gradient_norm)
        self.outcome.losses.append(E * self.per_row)
        self.outcome.n_iter += 1
        return self.monitor.look(self.outcome.n_iter, self.outcome.losses[-1], theta)


def _first_precisions(problem: Problem, theta: NDArray[Any], has_biases: bool) -> Precisions:
    """Return precisions to begin with: no first-layer weights are held closer than they start."""
    alpha = np.full(len(problem.groups), FIRST_ALPHA)
    squares = problem.groups.sums(np.square(theta, dtype=np.float64))
    sizes = problem.groups.sizes
    own = sizes / np.maximum(squares, sizes / (2 * FIRST_ALPHA))
    # The group after those of the inputs holds the first biases.
    first = slice(0, int(problem.groups.is_input.sum()) + has_biases)
    alpha[first] = np.clip(own[first], LEAST_FIRST_ALPHA, FIRST_ALPHA)
    sharpness = float(FIRST_ALPHA / alpha[problem.groups.is_input].min())
    return Precisions(alpha, min(FIRST_BETA * sharpness, MOST_FIRST_BETA))


def _ascend(state: State, summit: Summit, course: Course) -> str:
    """Go up by plain steps, then by projected ones, then without penalties, as far as it pays."""
    if not can_project(state.objective):
        return _climb(state, summit, course, course.n_left)
    stop = _climb(state, summit, course, PLAIN_ITERATIONS)
    if not _goes_on(summit, stop):
        return stop
    state.go_on_from(summit)
    stop = _climb(state, summit, course, PROJECTED_ITERATIONS)
    if stop in ("evidence", "slow") and may_be_exact(state.problem, summit.posterior):
        return _sharpen(state, summit, course)
    return stop


def _goes_on(summit: Summit, stop: str) -> bool:
    """Whether projected steps may lead on from where plain ones ended."""
    if summit.posterior is None:
        return False
    is_small = summit.posterior.precisions.beta >= SMALL_NOISE_BETA
    return stop == "slow" or (stop == "evidence" and is_small)


def _climb(state: State, summit: Summit, course: Course, most: int) -> str:
    """Iterate ``most`` times if so many are left; return why it ended, a key of ``STOPS``."""
    for _ in range(min(most, course.n_left)):
        norm = state.descend()
        code = course.note(state.theta, state.E, norm)
        iteration = course.outcome.n_iter
        is_over = iteration > WARM_UP and _adapt(state, summit, iteration)
        if code or is_over:
            return code or "evidence"
    return "slow" if course.n_left else "max_iter"


def _sharpen(state: State, summit: Summit, course: Course) -> str:
    """Play the end game from the summit; return why it ended."""
    theta, code = sharpen(state.objective, summit.theta, course.note, course.n_left)
    posterior, E = exact_posterior(state.objective, state.problem, theta)
    if posterior is not None:
        summit.offer(theta, posterior, E, course.outcome.n_iter)
    return code or "evidence"


def _adapt(state: State, summit: Summit, iteration: int) -> bool:
    """Judge the present point and move the precisions; return whether the rise is over."""
    posterior = state.posterior()
    if posterior is None:
        return False
    is_over = summit.look(state, posterior, iteration)
    state.adapt(posterior)
    return is_over


def _finish(outcome: Outcome, state: State, summit: Summit, per_row: float, needed: float) -> None:
    """Fill in the best supported point; at the end of the rise, the constant if that is as good."""
    if summit.posterior is None:
        _adapt(state, summit, outcome.n_iter)
    constant, posterior, support = _constant(state)
    best = summit.posterior
    is_over = outcome.stop in ("evidence", "slow")
    is_nothing = is_over and support + needed > summit.highest
    if best is None or is_nothing:
        outcome.theta, outcome.loss = constant.theta, constant.E * per_row
        outcome.stop = "nothing" if is_nothing else outcome.stop
    else:
        outcome.theta, outcome.loss = summit.theta, summit.E * per_row
        posterior = best
    outcome.evidence = posterior.criterion
    outcome.details |= {"posterior": posterior, "best_iteration": summit.iteration}


def _constant(state: State) -> tuple[State, Posterior, float]:
    """Return the best constant, its posterior, and the criterion of normal noise around it."""
    problem = state.problem
    theta = constant_theta(state.objective)
    alpha = np.full(len(problem.groups), MOST_ALPHA)
    if state.objective.network.bias:
        alpha[-1] = FIRST_ALPHA
    E = max(state.objective.value(theta), float(np.finfo(np.float64).tiny))
    prior = problem.noise_prior
    beta = (problem.n_values / 2 + prior.shape) / (E + prior.rate)
    constant = State(state.objective, problem, theta, Precisions(alpha, beta))
    posterior = constant.posterior()
    assert posterior is not None  # alpha is far above the rounding of beta H
    noise = problem.n_values * np.log(beta / (2 * np.pi)) / 2 - beta * E
    return constant, posterior, float(noise) + prior.log_density(beta)
