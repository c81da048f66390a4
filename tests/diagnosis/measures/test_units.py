"""Units."""

import numpy as np
import pytest

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.measures.units import measure_units, size

Z = np.random.default_rng(0).standard_normal((50, 6))


def units(activation, z):
    """Measure a layer of these sums."""
    return measure_units(1, activation, z, ACTIVATIONS[activation].value(z))


def test_dead_units_have_no_slope_at_any_row():
    """A ReLU unit below zero everywhere is dead; one that is on once is not."""
    z = Z.copy()
    z[:, 2] = -np.abs(z[:, 2])
    z[:, 4] = -1.0
    z[7, 4] = 0.1

    assert units("relu", z).dead == (2,)


def test_switching_units_pass_the_kink():
    """Only units with sums of both signs switch."""
    z = np.abs(Z)
    z[0, 3] = -1.0

    assert units("relu", z).switching == (3,)


@pytest.mark.parametrize(("activation", "edge"), [("tanh", 2.2), ("sigmoid", 4.4)])
def test_flat_slopes_begin_at_the_edge(activation, edge):
    """Tanh beyond 2.2 and the sigmoid beyond 4.4 count as flat."""
    z = np.array([[edge - 0.05], [edge + 0.05], [-edge - 0.05], [0.0]])

    assert units(activation, z).flat_share == 0.5


def test_copies_are_counted_once():
    """Equal columns are one unit, nearly equal ones are two."""
    z = Z.copy()
    z[:, 1] = z[:, 0]
    z[:, 3] = z[:, 2] + 1e-6

    assert units("tanh", z).n_distinct == 5


def test_bounded_activations_are_known():
    """Tanh is bounded at both ends, ReLU is not."""
    assert units("tanh", Z).is_bounded
    assert not units("relu", Z).is_bounded


def test_zero_share_counts_exact_zeros():
    """About half of ReLU's outputs are zero."""
    assert units("relu", Z).zero_share == np.mean(Z <= 0)


@pytest.mark.parametrize("unit", [1.0, 1e200])
def test_size_does_not_overflow(unit):
    """The root mean square of huge sums is finite."""
    assert size(unit * np.array([3.0, -3.0])) == pytest.approx(3.0 * unit)
