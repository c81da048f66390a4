"""Steps by QR with geodesic acceleration: right, never up, and far along narrow valleys."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from curvesmith.engines import make_objective, predict
from curvesmith.network import Network
from curvesmith.solvers import geodesic, projection
from curvesmith.solvers.damping import Damping
from curvesmith.solvers.geodesic import Damped, Factored
from curvesmith.solvers.surface import Surface

# Two solutions of one well-conditioned system.
RTOL_SOLVED = 1e-9


def task(seed: int, sizes=(2, 5, 2), bias=True, n_rows=60):
    """Return an objective over random rows, and a start."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_rows, sizes[0]))
    y = np.sin(2 * X[:, :1]) + rng.normal(size=(n_rows, sizes[-1]))
    network = Network(sizes, bias=bias)
    return make_objective(network, X, y), network.initial_theta(rng)


@pytest.mark.parametrize("n_values", [30, 8, 3])
def test_damped_least_squares_are_those_of_the_augmented_matrix(n_values, seed):
    """``min |A s + e|^2 + sum d (l s)^2``, for more rows than columns or fewer."""
    rng = np.random.default_rng(seed)
    A, e, shares = rng.normal(size=(n_values, 8)), rng.normal(size=n_values), rng.random(8)
    lengths = np.linalg.norm(A, axis=0)
    augmented = np.vstack([A, np.diag(np.sqrt(shares) * lengths)])
    expected = np.linalg.lstsq(augmented, -np.append(e, np.zeros(8)), rcond=None)[0]

    solved = Damped(Factored(A), shares).solve(e)

    assert_allclose(solved, expected, rtol=RTOL_SOLVED)


def test_digits_that_normal_equations_lose_are_kept():
    """Columns that agree to nine digits: their normal equations have a condition of 1e18."""
    x = np.linspace(-1, 1, 50)
    A = np.column_stack([x, x + 1e-9 * x**2])
    e = -A @ np.array([3.0, -2.0])

    solved = Damped(Factored(A), np.full(2, geodesic.LEAST_DAMPING)).solve(e)

    assert_allclose(solved, [3.0, -2.0], rtol=1e-5)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("sizes", [(2, 5, 1), (3, 4, 3, 2)])
def test_settling_solves_for_the_output_layer(sizes, bias, seed):
    """As the projection does."""
    objective, theta = task(seed, sizes, bias)
    first = objective.network.n_hidden_params

    place = geodesic.settle(objective, theta)

    assert_array_equal(place.theta[:first], theta[:first])
    assert_allclose(place.gradient[first:], 0, atol=1e-12)
    assert_allclose(place.value, objective.value(place.theta), rtol=1e-12)
    expected = projection.settle(Surface(objective), theta)
    assert_allclose(place.value, expected.model.value, rtol=1e-9)


def test_settling_survives_units_that_agree_and_dead_ones(seed):
    """Output weights that nothing determines stay finite."""
    objective, theta = task(seed, (2, 3, 1))
    W, b = objective.network.layers(theta)[0]
    W[1], b[1] = W[0], b[0]
    W[2], b[2] = 0.0, 0.0

    place = geodesic.settle(objective, theta)

    assert np.isfinite(place.theta).all()
    assert place.value < objective.value(theta)


def test_what_is_not_finite_is_no_place(seed):
    """It is returned as it is, and steps never end there."""
    objective, theta = task(seed)

    place = geodesic.settle(objective, np.full(len(theta), np.inf))

    assert not np.isfinite(place.value)


def test_values_never_rise_and_end_where_the_gradient_vanishes(seed):
    """Each step lowers the value, up to where rounding ends it."""
    rng = np.random.default_rng(seed)
    X, network = rng.normal(size=(200, 2)), Network((2, 3, 1))
    truth = 2 * network.initial_theta(rng)
    y = predict(network, truth, X) + 0.01 * rng.normal(size=(200, 1))
    objective = make_objective(network, X, y)
    place = geodesic.settle(objective, truth + 0.1 * rng.normal(size=len(truth)))
    damping, values, stop = Damping(), [], ""

    while not stop and len(values) < 300:
        values.append(place.value)
        place, stop = geodesic.descend(objective, place, damping)

    assert (np.diff(values) < 0).all()
    assert len(values) > 5
    assert np.abs(place.gradient).max() < 1e-6


def test_it_goes_far_along_valleys_that_slow_projected_steps():
    """From one place, a hundred steps of each: the median misfit is a hundredth, or less."""
    x = np.linspace(-1.7, 1.7, 100)[:, None]
    network = Network((1, 4, 1))
    objective = make_objective(network, x, np.square(x))
    surface, ratios = Surface(objective), []
    for seed in range(5):
        theta = network.initial_theta(np.random.default_rng(seed))
        point, damping = projection.settle(surface, theta), Damping()
        for _ in range(100):
            point, _ = projection.descend(surface, point, damping)
        place, bent = geodesic.settle(objective, point.theta), Damping(*geodesic.DAMPING)

        for _ in range(100):
            point, _ = projection.descend(surface, point, damping)
            place, _ = geodesic.descend(objective, place, bent)
        ratios.append(place.value / point.model.value)

    assert np.median(ratios) < 0.01


def test_a_minimum_is_left_alone(seed):
    """Nothing falls any more, and the same place comes back."""
    X = np.random.default_rng(seed).normal(size=(40, 1))
    network = Network((1, 2, 1))
    objective = make_objective(network, X, np.zeros((40, 1)))
    place = geodesic.settle(objective, network.initial_theta(np.random.default_rng(seed)))

    for _ in range(20):
        before = place
        place, stop = geodesic.descend(objective, place, Damping())

    assert (place is before, stop) == (True, "converged")
