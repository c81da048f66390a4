"""Rows that are misaligned."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, network_subject

from curvesmith.diagnosis.checks.rows_misaligned import check
from curvesmith.diagnosis.evidence import Evidence


def mixed_rows(seed, n_rows=80):
    """Return rows in random order, so that neighbouring rows have nothing in common."""
    X = np.random.default_rng(seed).uniform(-2, 2, (n_rows, 1))
    return X, np.sin(2 * X)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("shift", [1, -7])
def test_shifted_targets_are_found(seed, shift):
    """Targets that were moved by some rows are found with their shift."""
    X, y = mixed_rows(seed)

    finding = check(Evidence(network_subject(X, np.roll(y, shift, axis=0), n_steps=10)))[0]

    way = "up" if shift > 0 else "down"
    assert (finding.cause, finding.severity) == ("rows-misaligned", "fault")
    assert f"moved {way} by {abs(shift)} rows" in finding.sentence


@pytest.mark.parametrize("seed", SEEDS)
def test_the_remedy_pairs_the_rows_again(seed):
    """The rows that the remedy keeps belong together."""
    X, y = mixed_rows(seed)
    moved = np.roll(y, 3, axis=0)

    pairs = check(Evidence(network_subject(X, moved, n_steps=10)))[0].remedy.changes[0]

    np.testing.assert_array_equal(np.sin(2 * X[pairs.inputs]), moved[pairs.targets])


@pytest.mark.parametrize("seed", SEEDS)
def test_aligned_rows_are_left_alone(seed):
    """Pairs as they were measured give nothing."""
    assert found(check, network_subject(*mixed_rows(seed), n_steps=10)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_noise_is_not_called_misaligned(seed):
    """Targets that depend on nothing have no order in which they do."""
    X, _ = mixed_rows(seed)
    y = np.random.default_rng(seed + 100).standard_normal(X.shape)

    assert found(check, network_subject(X, y, n_steps=10)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_windows_of_a_series_are_not_called_misaligned(seed):
    """Each target is an input of the rows behind it, and that is how it is meant."""
    rolls = np.random.default_rng(seed).integers(1, 7, 205) / 3 - 1
    X = np.array([rolls[k : k + 5] for k in range(200)])

    assert found(check, network_subject(X, rolls[5:, None], n_steps=10)) == []
