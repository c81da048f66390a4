"""Steepness."""

import numpy as np
import pytest
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.steepness import Steepness


def subject(seed=0, **options):
    """Return a small network."""
    return network_subject(*curve(40), seed, hidden=(4,), **options)


def exact_curvature(subject):
    """Return λmax by differences of the gradient along every axis."""
    theta, h = subject.flatten(subject.params), 1e-5
    columns = []
    for axis in np.eye(theta.size):
        ahead, behind = (
            subject.flatten(subject.reported_gradient(subject.unflatten(theta + s * h * axis)))
            for s in (1, -1)
        )
        columns.append((ahead - behind) / (2 * h))
    return np.linalg.eigvalsh(np.array(columns))[-1]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("given", ["gradient", "step", "loss"])
def test_curvature_is_found_from_what_there_is(seed, given):
    """The gradient, else the steps, else the loss alone lead to one λmax."""
    full = subject(seed)
    hidden = {"gradient": None} if given != "gradient" else {}
    hidden |= {"step": None} if given == "loss" else {}
    found = Steepness(subject(seed, **hidden)).largest_curvature(full.params)

    # Six products with differences of numeric gradients, width 1e-3, are good to a percent.
    tolerance = 1e-2 if given == "loss" else 1e-5
    assert found == pytest.approx(exact_curvature(full), rel=tolerance)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_learning_rate_is_read_off_the_step(seed):
    """Without being told, 0.07 is found; the step descends."""
    steepness = Steepness(subject(seed, rate=0.07, learning_rate=None))

    assert steepness.learning_rate == pytest.approx(0.07)
    assert steepness.alignment == pytest.approx(-1.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_ascending_step_is_known(seed):
    """A step uphill has cosine 1 and the same curvature."""
    up = Steepness(subject(seed, rate=-0.07, gradient=None))

    assert up.alignment == pytest.approx(1.0)
    assert up.largest_curvature(up.subject.params) == pytest.approx(
        exact_curvature(subject(seed)), rel=1e-4
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_wrong_gradient_is_not_trusted(seed):
    """A gradient with its sign flipped is replaced by the numeric one."""
    right = subject(seed)

    def wrong(params, X, y):
        return {name: -g for name, g in right.gradient(params, X, y).items()}

    steepness = Steepness(subject(seed, gradient=wrong))

    assert not steepness.has_right_gradient
    np.testing.assert_allclose(
        steepness.gradient, right.flatten(right.reported_gradient(right.params)), atol=1e-8
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_gradient_summed_over_rows_is_one_of_the_mean_by_a_factor(seed):
    """Curvature and rate are those of the reported loss."""
    right = subject(seed)

    def summed(params, X, y):
        return {name: 40 * g for name, g in right.gradient(params, X, y).items()}

    steepness = Steepness(subject(seed, gradient=summed))

    assert steepness.has_right_gradient
    np.testing.assert_allclose(
        steepness.gradient, right.flatten(right.reported_gradient(right.params)), rtol=1e-5
    )
    assert steepness.largest_curvature(right.params) == pytest.approx(
        exact_curvature(right), rel=1e-5
    )


def test_adam_has_no_single_learning_rate():
    """Steps that are no multiple of the gradient give no S."""
    steepness = Steepness(subject(method="adam"))

    assert steepness.learning_rate is None
    assert steepness.stability(steepness.subject.params) is None
