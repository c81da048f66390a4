"""The search for the best optimum of a network that is given: units are drawn anew.

Random starts end in many optima, of which most lack one unit in the right place. A unit that is
drawn anew, or two, and all of them trained on, reach the best known optima of small networks in a
tenth of the time that as many independent starts take. Most are drawn beside another one: two
units side by side make a derivative, and the best optima are made of those.

That needs losses that tell optima apart before they are reached. Where the ends of valleys lie far
below what the search sees, units drawn anew lead back to the same optimum, whatever they cost
meanwhile; then whole networks are drawn, and each is taken to the end of its valley.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite, nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines.objective import Objective, ProjectionOptions
from curvesmith.solvers import geodesic, projection
from curvesmith.solvers.monitor import Monitor
from curvesmith.solvers.outcome import Budget, Observer, Outcome
from curvesmith.solvers.surface import Surface

__all__ = ["Redraw", "run"]

Array = NDArray[np.float64]
# ``(theta, units) -> theta`` with these units of the first layer drawn anew.
Redraw = Callable[[Array, NDArray[np.intp]], Array]

# Networks drawn to begin with. Each goes down by steps that leave the output layer where it falls;
# the best third goes on by projected steps, and the best of these to the end.
DRAWN = 12
KEPT = 4
LOOSE = Budget(40, tol=1e-4)
SETTLING = Budget(120, tol=1e-4)
SETTLED = Budget(400, tol=1e-4)
# How long the legs of a race are. What was drawn anew sets out on the next one if it is among the
# best third of all that were as old, or below the best: old losses say nothing of young ones. Many
# legs, each left once it stagnates: of 70 searches of 20,000 iterations 94 % come within 5 % of
# Ishigami's best, of those by three legs of 40, 120 and 400 steps 85 %.
LEGS = (Budget(40, 2e-3), Budget(80, 2e-3), Budget(200, 2e-3), Budget(200, 2e-3))
PROMOTED = 1 / 3
# Damping to begin with, and of a leg that goes on where another ended.
FIRST_DAMPING = 1e-2
GOING_ON = 1e-3
# The best goes down to the end of its valley by bent steps.
LAST = Budget(200, tol=1e-4)
# What differs from the best by less than this share of the latter's errors is on the way back to
# the same optimum: two optima of one value whose errors have nothing in common differ by 1.4.
SAME = 0.5
# Damping of the output layer until then: units that cancel to the last digit fall apart when one of
# them is drawn anew, and the search is caught.
RIDGE = 1e-8
# Places tried for the units that are drawn anew; all but the best, by the output layer alone, are
# forgotten.
PLACES = 3
# Share of the rounds in which two units are drawn anew instead of one.
PAIRS = 0.6
# The search ends once as many rounds as there are ordered pairs of units have brought no fall of
# the lowest loss by this share.
LEAST_FALL = 1e-3
# Valleys are narrow if the loss of the best falls by this factor on the way to the end of its own.
# Dette and Pepelyshev's falls by 2 to 40, and the best optimum is met by a tenth of the networks
# drawn, never from the neighbours of another one; ENSO's falls by less than a tenth.
NARROW = 1.5
# Then so many networks are drawn, and followed to the end if they are among the best half of all
# until there; but no more once the best optimum has been met so often, to within this share. All
# but the best are not followed to the last digit.
SCATTERED = 24
NEARLY = Budget(100, tol=1e-2)
FOLLOWED = 1 / 2
MEETINGS = 3
SAME_LOSS = 0.02
# Loss, as a share of the first, at which there is nothing left to find.
EXACT = 1e-18
# Steps between two looks at the clock and at who watches.
CHUNK = 20


def run(
    objective: Objective,
    theta: NDArray[Any],
    budget: Budget,
    observer: Observer | None = None,
    *,
    redraw: Redraw,
    rng: np.random.Generator,
    start: int = 0,
) -> Outcome:
    """Minimise by projected steps from many places, each near the best so far.

    Parameters
    ----------
    objective : Objective
        Of the squared loss, with a linear output and a hidden layer, in float64
        (`projection.can_project`), without a penalty.
    theta : ndarray of shape (n_params,)
        Where to start; not changed.
    budget : Budget
        ``max_iter`` counts the iterations of all descents together; ``tol`` and ``window`` say
        when the loss of the best has settled.
    observer : callable or None, default=None
        Shown the progress of the best after each iteration; True stops the run.
    redraw : callable
        ``(theta, units) -> theta``, a copy with these units of the first layer drawn anew.
    rng : numpy.random.Generator
        Decides which units.
    start : int, default=0
        Number of the random start, passed on to the observer.

    Returns
    -------
    outcome : Outcome
        With the best parameters met. Losses are the lowest so far.

    Raises
    ------
    ValueError
        If the objective is of another kind.

    References
    ----------
    .. [1] Lourenço, Martin and Stützle, Iterated local search, 2003, doi:10.1007/0-306-48056-5_11
    """
    if not projection.can_project(objective) or objective.alpha:
        raise ValueError(
            "The search needs the squared loss, a linear output and a hidden layer in float64, and "
            f"no penalty, got loss={objective.loss!r} and {objective.network}, "
            f"alpha={objective.alpha:g}. Run Levenberg-Marquardt instead."
        )
    return Search(objective, Monitor(budget, observer, None, start), redraw, rng).run(
        np.array(theta, dtype=np.float64)
    )


@dataclass(frozen=True)
class Place:
    """Parameters, the value there, and the length of its gradient if that is of interest."""

    theta: Array
    value: float
    gradient_norm: float = nan


class Stop(Exception):  # noqa: N818 - carries a reason out of nested loops, not an error
    """Ends the search; ``code`` is a key of ``STOPS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Search:
    """One run.

    Parameters
    ----------
    objective : Objective
        What is minimised.
    monitor : Monitor
        Says when to stop for reasons from outside.
    redraw : callable
        Draws units anew.
    rng : numpy.random.Generator
        Decides which.
    """

    def __init__(
        self,
        objective: Objective,
        monitor: Monitor,
        redraw: Redraw,
        rng: np.random.Generator,
    ) -> None:
        self.surface = Surface(objective, ridge=RIDGE)
        self.monitor = monitor
        self.redraw = redraw
        self.rng = rng
        self.n_units = objective.network.sizes[1]
        self.peers: list[list[float]] = [[] for _ in LEGS]
        self.n_left = monitor.budget.max_iter

    def run(self, theta: Array) -> Outcome:
        """Search from ``theta``."""
        model = self.surface.model(theta)
        first = model.value
        self.best = Place(theta, first, geodesic.norm(model.g))
        self.outcome = Outcome(theta, first, 0, "converged", [], [])
        self.outcome.details = {"first_loss": first, "best_iteration": 0}
        if not (isfinite(first) and np.isfinite(model.H).all()):
            self.outcome.stop = "diverged"
            return self.outcome
        try:
            self._explore(theta)
            self._polish(self.best.theta)
        except Stop as reason:
            self.outcome.stop = reason.code
        except KeyboardInterrupt:
            self.outcome.stop = "interrupted"
        self.outcome.theta, self.outcome.loss = self.best.theta, self.best.value
        self.outcome.details["best_iteration"] = self.monitor.best_iteration
        self.outcome.seconds = self.monitor.seconds
        return self.outcome

    def _explore(self, theta: Array) -> None:
        """Look for the valley of the best optimum, with the iterations that may be spent on it."""
        most = self.n_left
        self.n_left -= min(LAST.max_iter, most // 2)
        try:
            self._begin(theta)
            if self._is_narrow():
                self._scatter()
            else:
                self._improve()
        except Stop as reason:
            if reason.code != "max_iter":
                raise
            self.outcome.stop = "max_iter"
        self.n_left = most - self.outcome.n_iter

    def _begin(self, theta: Array) -> None:
        """Keep the best of a few draws, and take it down."""
        everything = np.arange(self.n_units)
        drawn = [theta] + [self.redraw(theta, everything) for _ in range(DRAWN - 1)]
        places = []
        for new in drawn:
            places.append(self._loosely(new))
            if self._is_exact():
                return
        best = sorted(places, key=_rank)[:KEPT]
        places = [self._descend(place.theta, SETTLING) for place in best]
        self._descend(min(places, key=_rank).theta, SETTLED, GOING_ON)

    def _improve(self) -> None:
        """Draw units of the best anew, until that has not paid for long."""
        fails = 0
        while fails < self.n_units**2 and not self._is_exact():
            before = self.best.value
            self._race(self._moved())
            fails = 0 if self.best.value < before * (1 - LEAST_FALL) else fails + 1

    def _race(self, theta: Array) -> None:
        """Go down leg by leg, for as long as others of the same age are worse."""
        before, errors = self.best.value, self._errors(self.best)
        for leg, (budget, peers) in enumerate(zip(LEGS, self.peers, strict=True)):
            place = self._descend(theta, budget, GOING_ON if leg else FIRST_DAMPING)
            theta = place.theta
            peers.append(_rank(place))
            if peers[-1] < before:
                continue
            n_better = sum(peer < peers[-1] for peer in peers)
            if n_better >= PROMOTED * len(peers) or self._returns(place, errors):
                return

    def _errors(self, place: Place) -> Array:
        """Return the errors there."""
        return self.surface.objective.errors(place.theta)

    def _returns(self, place: Place, errors: Array) -> bool:
        """Whether a place is on its way to where these errors were made."""
        away = self._errors(place) - errors
        return bool(away @ away < SAME**2 * (errors @ errors))

    def _is_exact(self) -> bool:
        """Whether nothing is left to find."""
        return self.best.value <= EXACT * float(self.outcome.details["first_loss"])

    def _moved(self) -> Array:
        """Return the best with one or two units in the best of a few new places."""
        count = min(1 + (self.rng.random() < PAIRS), self.n_units)
        units = self.rng.permutation(self.n_units)[:count]
        drawn = [self.redraw(self.best.theta, units) for _ in range(PLACES)]
        settled = [projection.Settled(self.surface, theta) for theta in drawn]
        return min(settled, key=lambda each: _or_last(each.expected)).end

    def _loosely(self, theta: Array) -> Place:
        """Go down by steps that leave the output layer where it falls."""
        return self._iterate(theta, LOOSE, ProjectionOptions(FIRST_DAMPING, RIDGE, is_loose=True))

    def _descend(self, theta: Array, budget: Budget, mu: float = FIRST_DAMPING) -> Place:
        """Go down by projected steps."""
        return self._iterate(theta, budget, ProjectionOptions(mu, RIDGE))

    def _polish(self, theta: Array, budget: Budget = LAST) -> float:
        """Go down to the end of the valley; return the value there."""
        value = inf
        for at in geodesic.follow(self.surface.objective, theta, budget):
            value = at.value
            self._note(at.theta, [value], [geodesic.norm(at.gradient)])
        return value

    def _is_narrow(self) -> bool:
        """Whether the end of the valley of the best lies far below it; then the best is there.

        Not asked where there are no iterations to act on it.
        """
        each = LOOSE.max_iter + SETTLING.max_iter + NEARLY.max_iter
        if self._is_exact() or self.n_left < SCATTERED * each:
            return False
        best = end = self.best
        for at in geodesic.follow(self.surface.objective, best.theta, NEARLY):
            end = Place(at.theta, at.value, geodesic.norm(at.gradient))
            self._note(best.theta, [best.value], [best.gradient_norm])
        if end.value * NARROW > best.value:
            return False
        self._note(end.theta, [end.value], [end.gradient_norm])
        return True

    def _scatter(self) -> None:
        """Draw networks, and take the better half of them to the ends of their valleys."""
        everything, young, ends = np.arange(self.n_units), list[float](), [self.best.value]
        for _ in range(SCATTERED):
            drawn = self.redraw(self.best.theta, everything)
            place = self._descend(self._loosely(drawn).theta, SETTLING)
            young.append(_rank(place))
            if sum(each < young[-1] for each in young) >= FOLLOWED * len(young):
                continue
            ends.append(self._polish(place.theta, NEARLY))
            if sum(end <= min(ends) * (1 + SAME_LOSS) for end in ends) >= MEETINGS:
                return

    def _iterate(self, theta: Array, budget: Budget, options: ProjectionOptions) -> Place:
        """Take steps until they no longer pay, or their number is reached."""
        options = replace(options, tol=budget.tol, window=budget.window)
        steps = projection.steps(self.surface.objective, theta, options)
        n_noted, goes_on = 0, True
        while goes_on and n_noted < budget.max_iter:
            goes_on = steps.run(min(CHUNK, budget.max_iter - n_noted, self.n_left))
            values, norms = steps.values[n_noted:], steps.gradient_norms[n_noted:]
            n_noted += len(values)
            if len(values):
                self._note(steps.theta, values.tolist(), norms.tolist())
        return Place(steps.theta, steps.value)

    def _note(self, theta: Array, values: Sequence[float], norms: Sequence[float]) -> None:
        """Take note of the steps that led to ``theta``, of which the last is the lowest.

        Raises
        ------
        Stop
            If the search is to end.
        """
        lowest, its_norm = self.best.value, self.best.gradient_norm
        for value, norm in zip(values, norms, strict=True):
            if value < lowest:
                lowest, its_norm = value, norm
            self.outcome.losses.append(lowest)
            self.outcome.gradient_norms.append(its_norm)
        if lowest < self.best.value:
            self.best = Place(theta, lowest, its_norm)
        self.outcome.n_iter += len(values)
        self.n_left -= len(values)
        code = self.monitor.look(self.outcome.n_iter, lowest, self.best.theta)
        if code is None and self.n_left <= 0:
            code = "max_iter"
        if code:
            raise Stop(code)


def _rank(place: Place) -> float:
    """Return the value of a place, in an order in which what is not finite comes last."""
    return _or_last(place.value)


def _or_last(value: float) -> float:
    """Return a value, or infinity if it is not finite."""
    return value if isfinite(value) else inf
