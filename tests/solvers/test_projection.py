"""Projected steps: the output layer at its best, and lower ends than plain steps reach."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from curvesmith.engines import make_objective
from curvesmith.engines.objective import Projection, ProjectionOptions
from curvesmith.network import Network
from curvesmith.solvers import projection
from curvesmith.solvers.damping import Damping
from curvesmith.solvers.damping import descend as plain_step
from curvesmith.solvers.projection import Point, Steps
from curvesmith.solvers.surface import Surface

# The ridge of 1e-12 and rounding, through a system of a condition of some thousands.
ATOL_LINEAR = 1e-8


def task(seed: int, sizes=(2, 5, 2), alpha=0.0, bias=True, n_rows=60, engine="native"):
    """Return an objective over random rows, and a start."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_rows, sizes[0]))
    y = np.sin(2 * X[:, :1]) + rng.normal(size=(n_rows, sizes[-1]))
    network = Network(sizes, bias=bias)
    objective = make_objective(network, X, y, alpha=alpha, engine=engine)
    return objective, network.initial_theta(rng)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("sizes", [(2, 5, 1), (3, 4, 3, 2)])
def test_the_output_layer_begins_where_it_is_said_to(sizes, bias):
    """All parameters before it belong to hidden layers."""
    network = Network(sizes, bias=bias)
    names = [block.name for block in network.layout if block.start >= network.n_hidden_params]
    last = len(sizes) - 1
    assert names == ([f"W{last}", f"b{last}"] if bias else [f"W{last}"])


@pytest.mark.parametrize("alpha", [0.0, 0.1])
@pytest.mark.parametrize("bias", [True, False])
def test_settling_solves_for_the_output_layer(alpha, bias, seed):
    """The gradient of the output layer vanishes, and hidden layers stay."""
    objective, theta = task(seed, alpha=alpha, bias=bias)
    n_hidden = objective.network.n_hidden_params

    point = projection.settle(Surface(objective), theta)

    assert_allclose(point.model.g[n_hidden:], 0, atol=ATOL_LINEAR)
    assert_array_equal(point.theta[:n_hidden], theta[:n_hidden])
    assert point.model.value == Surface(objective).model(point.theta).value
    assert point.model.value < objective.value(theta)


def test_settling_survives_units_that_agree(seed):
    """Two equal units leave the output weights undetermined, and the value as low as one unit's."""
    objective, theta = task(seed, (2, 2, 1))
    network = objective.network
    W, b = network.layers(theta)[0]
    W[1], b[1] = W[0], b[0]
    single = Network((2, 1, 1))
    alone = np.concatenate([W[0], b[:1], [0.0, 0.0]])

    point = projection.settle(Surface(objective), theta)

    rows = np.random.default_rng(seed)
    X = rows.normal(size=(60, 2))
    y = np.sin(2 * X[:, :1]) + rows.normal(size=(60, 1))
    expected = projection.settle(Surface(make_objective(single, X, y)), alone)
    assert_allclose(point.model.value, expected.model.value, rtol=1e-9)


def test_values_never_rise_and_end_where_the_gradient_vanishes(seed):
    """Each step lowers the value; with a penalty, the end is a minimum."""
    objective, theta = task(seed, alpha=0.01)
    surface = Surface(objective)
    point, damping, values, stop = Point(theta, surface.model(theta)), Damping(), [], ""

    while not stop and len(values) < 500:
        values.append(point.model.value)
        point, stop = projection.descend(surface, point, damping)

    assert stop == "converged"
    assert (np.diff(values) < 0).all()
    assert_allclose(point.model.g, 0, atol=1e-6)


def test_noise_free_targets_are_met_closer_than_by_plain_steps(seed):
    """After a hundred steps the misfit is a hundredth of that of plain steps, or less."""
    X = np.linspace(-1.7, 1.7, 100)[:, None]
    network = Network((1, 12, 1))
    objective = make_objective(network, X, np.exp(X) / 2)
    theta = network.initial_theta(np.random.default_rng(seed))
    surface = Surface(objective)
    point, damping = Point(theta, surface.model(theta)), Damping()
    other, plain_damping = Point(theta, surface.model(theta)), Damping()

    for _ in range(100):
        point, _ = projection.descend(surface, point, damping)
        step = plain_step(objective.value, other.theta, other.model, plain_damping)
        other = Point(step.theta, surface.model(step.theta))

    assert point.model.value < 0.01 * other.model.value


def test_a_start_that_is_the_minimum_is_left_alone(seed):
    """Nothing falls any more, and the same point comes back."""
    X = np.random.default_rng(seed).normal(size=(40, 1))
    network = Network((1, 2, 1))
    theta = network.initial_theta(np.random.default_rng(seed))
    objective = make_objective(network, X, np.zeros((40, 1)))
    theta[network.n_hidden_params :] = 0
    surface = Surface(objective)
    point = Point(theta, surface.model(theta))

    new, stop = projection.descend(surface, point, Damping())

    assert (new, stop) == (point, "converged")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, True),
        ({"loss": "huber"}, False),
        ({"network": Network((1, 3, 1), output_activation="sigmoid")}, False),
        ({"network": Network((1, 1))}, False),
        ({"dtype": np.float32}, False),
        ({"network": Network((1, 3, 2, 1), "relu")}, True),
    ],
)
def test_which_objectives_can_be_projected(options, expected):
    """Squared loss, linear output, a hidden layer, float64."""
    X = np.linspace(0, 1, 5, dtype=options.get("dtype", np.float64))[:, None]
    network = options.get("network", Network((1, 3, 1)))
    objective = make_objective(network, X, X, loss=options.get("loss", "squared"))
    assert projection.can_project(objective) is expected


@pytest.mark.parametrize("alpha", [0.0, 0.1])
def test_advancing_lowers_the_value_without_solving_anew(alpha, seed):
    """Each step does, from any point."""
    objective, theta = task(seed, alpha=alpha)
    surface = Surface(objective)
    point, damping, values = Point(theta, surface.model(theta)), Damping(), [np.inf]

    for _ in range(100):
        values.append(point.model.value)
        point, stop = projection.advance(surface, point, damping)
        if stop:
            break

    assert (np.diff(values) < 0).all()
    assert len(values) > 5
    assert point.model.value == surface.model(point.theta).value


def test_advancing_takes_no_step_where_none_helps(seed):
    """The point stays, and why is said."""
    objective, theta = task(seed)
    point = Point(theta, Surface(objective).model(theta))
    nowhere = Surface(objective)
    nowhere.value = lambda theta: float("nan")

    new, stop = projection.advance(nowhere, point, Damping())

    assert (new is point, stop) == (True, "line_search")


def both(objective, theta, **options) -> tuple[Projection, Projection]:
    """Return the steps of the native engine, and the readable ones."""
    options = ProjectionOptions(**options)
    return projection.steps(objective, theta, options), Steps(objective, theta, options)


@pytest.mark.parametrize("is_loose", [True, False])
@pytest.mark.parametrize(("sizes", "n_rows"), [((2, 5, 1), 60), ((3, 4, 3, 2), 700)])
def test_native_steps_are_the_readable_ones(sizes, n_rows, is_loose, seed):
    """A few steps lead to the same place; rounding grows from step to step."""
    objective, theta = task(seed, sizes, n_rows=n_rows)
    native, readable = both(objective, theta, ridge=1e-6, is_loose=is_loose)

    native.run(4)
    readable.run(4)

    assert not isinstance(native, Steps)
    assert_allclose(native.values, readable.values, rtol=1e-6)
    assert_allclose(native.gradient_norms, readable.gradient_norms, rtol=1e-3)
    assert_allclose(native.theta, readable.theta, rtol=1e-3, atol=1e-5)
    assert native.value == native.values[-1]
    assert objective.value(native.theta) == pytest.approx(native.value, rel=1e-12)


@pytest.mark.parametrize("which", [0, 1], ids=["native", "readable"])
def test_steps_end_as_asked_and_do_not_depend_on_chunks(which, seed):
    """``run(2); run(3)`` is ``run(5)``; they end once the value falls by less than a tenth."""
    objective, theta = task(seed)
    whole, chunked, ending = (
        both(objective, theta, ridge=1e-6, tol=tol, window=5)[which] for tol in (0.0, 0.0, 0.1)
    )

    goes_on = whole.run(5)
    chunked.run(2), chunked.run(3)

    assert goes_on
    assert_array_equal(chunked.theta, whole.theta)
    assert not ending.run(500)
    assert 6 <= len(ending.values) < 500
    values = ending.values
    assert values[-1] > values[-6] * 0.9
    end = ending.theta
    assert not ending.run(1)
    assert_array_equal(ending.theta, end)


def test_an_engine_without_steps_of_its_own_gets_the_readable_ones():
    """The NumPy engine has none."""
    objective, theta = task(0, engine="numpy")
    assert isinstance(projection.steps(objective, theta, ProjectionOptions()), Steps)
