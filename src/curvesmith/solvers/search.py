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

from collections.abc import Callable
from functools import partial
from math import inf, isfinite, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines.objective import Objective
from curvesmith.solvers import geodesic, projection
from curvesmith.solvers.damping import Damping, Model
from curvesmith.solvers.monitor import Convergence, Monitor
from curvesmith.solvers.outcome import Budget, Observer, Outcome
from curvesmith.solvers.projection import Point
from curvesmith.solvers.surface import Surface

__all__ = ["Redraw", "run"]

Array = NDArray[np.float64]
# ``(theta, units) -> theta`` with these units of the first layer drawn anew.
Redraw = Callable[[Array, NDArray[np.intp]], Array]

# Networks drawn to begin with. Each goes down by steps that leave the output layer where it falls;
# the best third goes on by projected steps, and the best of these to the end.
DRAWN = 12
KEPT = 4
# How long the legs of a descent are. What was drawn sets out on the next one if it is among the
# best third of all that were as old, or below the best: old losses say nothing of young ones.
LOOSE_DRAWN = Budget(40, tol=1e-4)
LOOSE_MOVED = Budget(20, tol=1e-4)
LEGS = (Budget(30, tol=1e-4), Budget(100, tol=1e-4), Budget(400, tol=1e-4))
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
PLACES = 6
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
        self.best = self._point_at(theta)
        first = self.best.model.value
        self.outcome = Outcome(theta, first, 0, "converged", [], [])
        self.outcome.details = {"first_loss": first, "best_iteration": 0}
        if not (isfinite(first) and np.isfinite(self.best.model.H).all()):
            self.outcome.stop = "diverged"
            return self.outcome
        try:
            self._explore(theta)
            self._polish(self.best.theta)
        except Stop as reason:
            self.outcome.stop = reason.code
        except KeyboardInterrupt:
            self.outcome.stop = "interrupted"
        self.outcome.theta, self.outcome.loss = self.best.theta, self.best.model.value
        self.outcome.details["best_iteration"] = self.monitor.best_iteration
        self.outcome.seconds = self.monitor.seconds
        return self.outcome

    def _point_at(self, theta: Array) -> Point:
        """Return the point there."""
        return Point(theta, self.surface.model(theta))

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
        points = []
        for new in drawn:
            points.append(self._loosely(self._point_at(new), LOOSE_DRAWN))
            if self._is_exact():
                return
        points = [self._descend(point.theta, LEGS[1]) for point in sorted(points, key=_rank)[:KEPT]]
        self._descend(min(points, key=_rank).theta, LEGS[2], GOING_ON)

    def _improve(self) -> None:
        """Draw units of the best anew, until that has not paid for long."""
        fails = 0
        while fails < self.n_units**2 and not self._is_exact():
            before = self.best.model.value
            self._race(self._loosely(self._moved(), LOOSE_MOVED))
            fails = 0 if self.best.model.value < before * (1 - LEAST_FALL) else fails + 1

    def _race(self, point: Point) -> None:
        """Go down leg by leg, for as long as others of the same age are worse."""
        before, errors = self.best.model.value, self._errors(self.best)
        for leg, (budget, peers) in enumerate(zip(LEGS, self.peers, strict=True)):
            point = self._descend(point.theta, budget, GOING_ON if leg else FIRST_DAMPING)
            peers.append(_rank(point))
            if peers[-1] < before:
                continue
            place = sum(peer < peers[-1] for peer in peers)
            if place >= PROMOTED * len(peers) or self._returns(point, errors):
                return

    def _errors(self, point: Point) -> Array:
        """Return the errors there."""
        return self.surface.objective.errors(point.theta)

    def _returns(self, point: Point, errors: Array) -> bool:
        """Whether a point is on its way to where these errors were made."""
        away = self._errors(point) - errors
        return bool(away @ away < SAME**2 * (errors @ errors))

    def _is_exact(self) -> bool:
        """Whether nothing is left to find."""
        return self.best.model.value <= EXACT * float(self.outcome.details["first_loss"])

    def _moved(self) -> Point:
        """Return the best with one or two units in the best of a few new places."""
        count = min(1 + (self.rng.random() < PAIRS), self.n_units)
        units = self.rng.permutation(self.n_units)[:count]
        drawn = [self.redraw(self.best.theta, units) for _ in range(PLACES)]
        settled = [projection.Settled(self.surface, theta) for theta in drawn]
        return min(settled, key=lambda each: _or_last(each.expected)).point()

    def _loosely(self, point: Point, budget: Budget) -> Point:
        """Go down by steps that leave the output layer where it falls."""
        damping = Damping()
        return self._iterate(point, budget, partial(projection.advance, damping=damping))

    def _descend(self, theta: Array, budget: Budget, mu: float = FIRST_DAMPING) -> Point:
        """Go down by projected steps."""
        point = projection.settle(self.surface, theta)
        return self._iterate(point, budget, partial(projection.descend, damping=Damping(mu)))

    def _polish(self, theta: Array, budget: Budget = LAST) -> float:
        """Go down to the end of the valley; return the value there."""
        value = inf
        for place in geodesic.follow(self.surface.objective, theta, budget):
            value = place.value
            self._note(self._end(place))
        return value

    def _end(self, place: geodesic.Place) -> Point:
        """Return a place as a point whose curvature is not needed."""
        return Point(place.theta, Model(place.value, self.best.model.H, place.gradient))

    def _is_narrow(self) -> bool:
        """Whether the end of the valley of the best lies far below it; then the best is there.

        Not asked where there are no iterations to act on it.
        """
        each = LOOSE_DRAWN.max_iter + LEGS[1].max_iter + NEARLY.max_iter
        if self._is_exact() or self.n_left < SCATTERED * each:
            return False
        best = end = self.best
        for place in geodesic.follow(self.surface.objective, best.theta, NEARLY):
            end = self._end(place)
            self._note(best)
        if end.model.value * NARROW > best.model.value:
            return False
        self._note(end)
        return True

    def _scatter(self) -> None:
        """Draw networks, and take the better half of them to the ends of their valleys."""
        everything, young, ends = np.arange(self.n_units), list[float](), [self.best.model.value]
        for _ in range(SCATTERED):
            drawn = self._point_at(self.redraw(self.best.theta, everything))
            point = self._descend(self._loosely(drawn, LOOSE_DRAWN).theta, LEGS[1])
            young.append(_rank(point))
            if sum(each < young[-1] for each in young) >= FOLLOWED * len(young):
                continue
            ends.append(self._polish(point.theta, NEARLY))
            if sum(end <= min(ends) * (1 + SAME_LOSS) for end in ends) >= MEETINGS:
                return

    def _iterate(
        self, point: Point, budget: Budget, step_from: Callable[[Surface, Point], tuple[Point, str]]
    ) -> Point:
        """Take steps until they no longer pay, or their number is reached."""
        convergence, losses = Convergence(budget), list[float]()
        for _ in range(budget.max_iter):
            point, stop = step_from(self.surface, point)
            if stop:
                break
            losses.append(point.model.value)
            self._note(point)
            if convergence.reached(losses):
                break
        return point

    def _note(self, point: Point) -> None:
        """Take note of one iteration.

        Raises
        ------
        Stop
            If the search is to end.
        """
        if point.model.value < self.best.model.value:
            self.best = point
        loss, g = self.best.model.value, self.best.model.g
        self.outcome.n_iter += 1
        self.outcome.losses.append(loss)
        self.outcome.gradient_norms.append(sqrt(float(g @ g)))
        self.n_left -= 1
        code = self.monitor.look(self.outcome.n_iter, loss, self.best.theta)
        if code is None and self.n_left <= 0:
            code = "max_iter"
        if code:
            raise Stop(code)


def _rank(point: Point) -> float:
    """Return the value of a point, in an order in which what is not finite comes last."""
    return _or_last(point.model.value)


def _or_last(value: float) -> float:
    """Return a value, or infinity if it is not finite."""
    return value if isfinite(value) else inf
