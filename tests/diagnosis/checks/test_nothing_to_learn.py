"""Nothing to learn."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.nothing_to_learn import check

FAULT = [("nothing-to-learn", "fault")]


@pytest.mark.parametrize("seed", range(6))
def test_noise_is_found(seed):
    """Targets in random order depend on nothing."""
    X, y = curve(80, seed=seed)
    y = np.random.default_rng(seed).permutation(y)

    assert found(check, network_subject(X, y, n_steps=10)) == FAULT


def test_constant_targets_are_found():
    """Equal targets leave nothing to learn."""
    X, y = curve(20)

    assert found(check, network_subject(X, np.full_like(y, 3.0), n_steps=10)) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_a_curve_is_left_alone(seed):
    """A target that depends on the input gives nothing."""
    assert found(check, network_subject(*curve(80, seed=seed), n_steps=10)) == []


@pytest.mark.parametrize("seed", range(6))
def test_a_curve_deep_in_noise_is_left_alone(seed):
    """A target of which a fifth can be explained is worth a network: 200 rows tell."""
    assert found(check, network_subject(*curve(200, noise=1.4, seed=seed), n_steps=10)) == []


@pytest.mark.parametrize("n_rows", [3, 5, 7])
def test_so_few_rows_cannot_tell(n_rows):
    """Seven rows in random order may be rows of another curve."""
    X, y = curve(n_rows)
    y = np.random.default_rng(n_rows).permutation(y)

    assert found(check, network_subject(X, y, n_steps=10)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_fewer_rows_than_inputs_need_cannot_tell(seed):
    """Twelve rows of eight inputs have no neighbours that could be alike."""
    X = np.random.default_rng(seed).standard_normal((12, 8))
    y = np.tanh(X @ np.arange(-4, 4)[:, None] / 4)

    assert found(check, network_subject(X, y, n_steps=10)) == []
