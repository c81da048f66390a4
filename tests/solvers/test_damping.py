"""Damped steps go down, or say why not."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from curvesmith.solvers.damping import Damping, Model, cholesky, descend, diagonal_of

BOWL = np.array([[4.0, 1.0], [1.0, 3.0]])
CORNER = np.array([1.0, -2.0])


def bowl(theta: np.ndarray) -> float:
    """Return a quadratic with its minimum of zero at the corner."""
    return float((theta - CORNER) @ BOWL @ (theta - CORNER)) / 2


def model_of(theta: np.ndarray) -> Model:
    """Return the exact model of the bowl."""
    return Model(bowl(theta), BOWL, BOWL @ (theta - CORNER))


def test_little_damping_steps_to_the_minimum_of_the_model():
    """With next to no damping a quadratic is solved in one step."""
    step = descend(bowl, np.zeros(2), model_of(np.zeros(2)), Damping(1e-15))

    assert step.stop == ""
    assert_allclose(step.theta, CORNER, rtol=1e-12)


def test_good_steps_lower_the_damping():
    """A step that the model foretold lets it be trusted more, a third at most."""
    damping = Damping(1.0)

    descend(bowl, np.zeros(2), model_of(np.zeros(2)), damping)

    assert damping.mu == pytest.approx(1 / 3)


def test_refusals_raise_the_damping_ever_faster():
    """Two refusals multiply by two and by four."""
    damping = Damping(1.0)

    damping.refuse()
    damping.refuse()

    assert damping.mu == 8.0


def test_at_the_minimum_nothing_is_left():
    """No fall is foretold where the gradient is zero."""
    step = descend(bowl, CORNER, model_of(CORNER), Damping())

    assert (step.stop, step.value) == ("converged", 0.0)


@pytest.mark.parametrize("wrong", [np.nan, np.inf, 1e9])
def test_values_that_do_not_fall_are_refused(wrong):
    """Where nothing lower lies the step is not made, finite or not."""
    start = np.zeros(2)

    step = descend(lambda theta: wrong, start, model_of(start), Damping())

    assert step.stop in ("line_search", "converged")
    assert_array_equal(step.theta, start)


@pytest.mark.parametrize(
    ("H", "g"),
    [(BOWL, [np.nan, 1.0]), (BOWL * np.nan, [1.0, 1.0]), (np.diag([1.0, -1e30]), [1.0, 1.0])],
    ids=["gradient", "curvature", "saddle"],
)
def test_models_without_a_minimum_make_no_step(H, g):
    """What cannot be solved leads nowhere."""
    start = np.zeros(2)

    step = descend(bowl, start, Model(1.0, H, np.array(g)), Damping())

    assert step.stop == "line_search"
    assert_array_equal(step.theta, start)


def test_directions_without_curvature_are_left_alone():
    """A parameter that changes nothing stays where it is."""
    H = np.diag([2.0, 0.0])

    step = descend(lambda t: t[0] ** 2, np.array([1.0, 5.0]), Model(1.0, H, H @ [1, 0]), Damping())

    assert step.stop == ""
    assert step.theta[1] == 5.0


def test_cholesky(seed):
    """The lower triangle is the factor; matrices that have none give None."""
    A = np.random.default_rng(seed).normal(size=(5, 5))
    C = A @ A.T + np.eye(5)

    L = np.tril(cholesky(C))

    assert_allclose(L @ L.T, C, rtol=1e-12, atol=1e-12)
    assert cholesky(-C) is None


def test_a_flat_model_has_a_diagonal_to_divide_by():
    """All-zero curvature is scaled by one."""
    assert_array_equal(diagonal_of(np.zeros((2, 2))), [1.0, 1.0])
