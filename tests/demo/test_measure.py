"""What the demos measure, where the answer follows by hand."""

from types import SimpleNamespace

import numpy as np
import pytest

from curvesmith.demo import measure
from curvesmith.engines import make_objective
from curvesmith.network import Network
from curvesmith.scaling import Scaling


def test_kinks_are_in_the_units_of_x():
    """A unit relu(2u - 1) of u = (x - 100)/10 bends at u = 1/2, that is x = 105."""
    network = Network((1, 2, 1), "relu")
    theta = np.array([2.0, -1.0, -1.0, -3.0, 1.0, 1.0, 0.0])
    model = SimpleNamespace(
        network_=network,
        theta_=theta,
        x_scaler_=Scaling(offset=np.array([100.0]), scale=np.array([10.0])),
    )

    np.testing.assert_allclose(measure.kinks(model), [105.0, 70.0])


@pytest.mark.parametrize(("power", "expected"), [(1, 1.0), (2, 0.0)])
def test_straightness(power, expected):
    """A line is straight; a parabola about its vertex has no line in it at all."""
    x = np.linspace(-1.0, 1.0, 101)

    assert measure.straightness(x, 3.0 + x**power) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_steepest_curvature_of_a_line(seed):
    """Half the mean square of w x + b - y has second derivatives mean x², mean x and 1."""
    x = 10.0 * np.random.default_rng(seed).standard_normal((50, 1))
    objective = make_objective(Network((1, 1)), x, np.sin(x), engine="numpy")
    hessian = np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1.0]])

    curvature = measure.steepest_curvature(objective, np.array([0.3, -0.2]))

    # A quadratic: central differences are exact but for rounding, eps/step = 4e-11.
    assert curvature == pytest.approx(np.linalg.eigvalsh(hessian)[-1], rel=1e-8)


@pytest.mark.parametrize(
    ("curve", "expected"),
    [
        (lambda X: np.sin(X[:, 0]), 3),
        (lambda X: X[:, 0], 0),
        (lambda X: X[:, 0] + 0.002 * np.sin(200 * X[:, 0]), 0),
    ],
    ids=["sine", "line", "ripples too small to count"],
)
def test_turning_points(curve, expected):
    """The sine has three hills and hollows from -1 to 9; ripples below 1 % do not count."""
    assert measure.turning_points(curve, -1.0, 9.0) == expected
