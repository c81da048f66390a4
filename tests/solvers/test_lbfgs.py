"""L-BFGS finds minima, and stops for the reason it says."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from scipy.optimize import minimize

from curvesmith.engines import make_objective
from curvesmith.network import Network
from curvesmith.solvers import Budget, lbfgs

LONG = Budget(max_iter=3000, tol=1e-6)


def test_minimum_of_a_linear_model_is_that_of_least_squares(seed):
    """Without hidden layer and penalty the solution is known."""
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(50, 3)), rng.normal(size=(50, 1))
    network = Network((3, 1))
    columns = np.column_stack([X, np.ones(50)])
    expected = np.linalg.lstsq(columns, y[:, 0], rcond=None)[0]

    outcome = lbfgs.run(make_objective(network, X, y), np.zeros(4), Budget(200, 1e-12))

    # The loss is flat to rounding within the root of eps of the minimum.
    np.testing.assert_allclose(outcome.theta, expected, rtol=0, atol=1e-6)


def test_loss_is_as_low_as_another_solver_finds(objective, theta):
    """SciPy's BFGS from where we ended finds nothing that matters."""
    outcome = lbfgs.run(objective, theta, LONG)

    polished = minimize(objective.value_and_gradient, outcome.theta, jac=True, method="BFGS")

    assert outcome.loss < 1e-2
    assert outcome.loss < polished.fun + 0.2 * outcome.loss


def test_loss_never_rises(objective, theta):
    """Each iteration ends no higher than the one before."""
    outcome = lbfgs.run(objective, theta, LONG)

    assert (np.diff(outcome.losses) <= 0).all()
    assert outcome.loss == outcome.losses[-1] == objective.value(outcome.theta)
    assert len(outcome.losses) == len(outcome.gradient_norms) == outcome.n_iter


def test_start_is_not_changed(objective, theta):
    """The caller's array stays as it was."""
    before = theta.copy()

    lbfgs.run(objective, theta, Budget(5, 1e-4))

    assert_array_equal(theta, before)


def test_same_start_same_bits(objective, theta):
    """Nothing is drawn at random."""
    first, second = (lbfgs.run(objective, theta, Budget(50, 1e-4)) for _ in range(2))

    assert_array_equal(first.theta, second.theta)


def test_stops_at_max_iter(objective, theta):
    """The budget is kept and said."""
    outcome = lbfgs.run(objective, theta, Budget(3, 0.0))

    assert (outcome.stop, outcome.n_iter) == ("max_iter", 3)


def test_stops_when_the_loss_has_settled(objective, theta):
    """A generous tolerance ends the run early."""
    outcome = lbfgs.run(objective, theta, Budget(3000, 0.05))

    assert outcome.stop == "converged"
    assert outcome.n_iter < 3000


def test_stops_where_the_gradient_vanishes():
    """At the minimum there is nothing to do."""
    X = np.zeros((2, 1))
    objective = make_objective(Network((1, 1)), X, X, alpha=1.0)

    outcome = lbfgs.run(objective, np.zeros(2), LONG)

    assert (outcome.stop, outcome.loss) == ("converged", 0.0)


def test_stops_at_a_kink():
    """Where no lower loss lies along the line, the sentence says so."""
    X = np.array([[1.0], [1.0], [1.0]])
    objective = make_objective(Network((1, 1)), X, np.array([[0.0], [1.0], [5.0]]), loss="absolute")

    outcome = lbfgs.run(objective, np.array([0.3, 0.5]), Budget(500, 0.0))

    assert outcome.stop in {"line_search", "converged"}
    # The median of the targets is 1: mean |f - y| is then (1 + 0 + 4) / 3.
    assert outcome.loss == pytest.approx(5 / 3, abs=1e-6)


def test_callback_stops(objective, theta):
    """True ends the run at that iteration."""
    outcome = lbfgs.run(objective, theta, LONG, lambda progress: progress.iteration == 4)

    assert (outcome.stop, outcome.n_iter) == ("callback", 4)


def test_keyboard_interrupt_keeps_the_best(objective, theta):
    """Ctrl-C is a reason to stop, not an error."""

    def interrupt(progress):
        if progress.iteration == 6:
            raise KeyboardInterrupt
        return False

    outcome = lbfgs.run(objective, theta, LONG, interrupt)

    assert outcome.stop == "interrupted"
    assert outcome.loss < objective.value(theta)


def test_other_errors_of_an_observer_pass(objective, theta):
    """What a callback raises reaches the caller."""

    def fail(progress):
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        lbfgs.run(objective, theta, LONG, fail)


def test_held_out_loss_decides_what_is_kept(objective, theta):
    """The parameters of the lowest held-out loss are returned, not the last."""
    target = lbfgs.run(objective, theta, Budget(10, 0.0)).theta

    outcome = lbfgs.run(
        objective,
        theta,
        Budget(100, 0.0, patience=5),
        validate=lambda here: float(np.sum((here - target) ** 2)),
    )

    assert (outcome.stop, outcome.n_iter) == ("early_stopping", 15)
    assert outcome.details["best_iteration"] == 10
    assert outcome.validation_loss == 0.0
    assert_array_equal(outcome.theta, target)


def test_a_start_that_is_not_finite_has_diverged(objective, theta):
    """Nothing is tried from where the loss has no value."""
    outcome = lbfgs.run(objective, np.full_like(theta, np.nan), LONG)

    assert (outcome.stop, outcome.n_iter) == ("diverged", 0)
    assert not outcome.is_alive


def test_gradient_whose_square_overflows_has_a_length():
    """Huge is not infinite."""
    assert lbfgs.length(np.array([3.0, 4.0])) == 5.0
    assert lbfgs.length(np.array([1e200, -2e200])) == 2e200
    assert lbfgs.length(np.array([np.inf, 0.0])) == np.inf
    assert np.isnan(lbfgs.length(np.array([np.nan, 0.0])))


class Well:
    """1 / (1 - t^2) - t within (-1, 1), without value outside: a stand-in for an objective."""

    def value_and_gradient(self, theta):
        """Return value and gradient, which overflow at the walls."""
        if abs(theta[0]) >= 1:
            return np.inf, np.full(1, np.nan)
        wall = 1 - theta**2
        return float(1 / wall[0] - theta[0]), 2 * theta / wall**2 - 1

    def value(self, theta):
        """Return the value."""
        return self.value_and_gradient(theta)[0]


@pytest.mark.parametrize("start", [-0.999, -0.9, 0.0, 0.9, 0.999])
def test_points_without_value_are_stepped_around(start):
    """A trial point where the loss overflows is rejected, not fatal."""
    outcome = lbfgs.run(Well(), np.array([start]), Budget(200, 1e-12))

    # Where 2 t = (1 - t^2)^2, found by bisection.
    np.testing.assert_allclose(outcome.theta, 0.3715069740000754, rtol=0, atol=1e-6)
