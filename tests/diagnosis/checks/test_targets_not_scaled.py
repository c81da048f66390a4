"""Targets that are not scaled."""

import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.targets_not_scaled import check
from curvesmith.diagnosis.evidence import Evidence


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("factor", "shift"), [(1e3, 0.0), (1e-3, 0.0), (1.0, 1e3)])
def test_targets_far_from_unit_scale_are_found(seed, factor, shift):
    """Y in thousands, in thousandths, and far from 0 keep gradient descent from fitting."""
    X, y = curve(60)

    causes = found(check, network_subject(X, y * factor + shift, seed, n_steps=1000))

    assert causes == [("targets-not-scaled", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("factor", [1.0, 5.0])
def test_targets_near_unit_scale_are_left_alone(seed, factor):
    """The same network fits targets of spreads from 0.7 to 3.5."""
    X, y = curve(60)

    assert found(check, network_subject(X, y * factor, seed, rate=0.05)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_targets_between_are_found_by_trying_others(seed):
    """A spread of 9 is no fault in itself; here the same steps suit a spread of 1, and not this."""
    X, y = curve(60)
    (finding,) = check(Evidence(network_subject(X, y * 12, seed, rate=0.5, n_steps=1000)))

    assert finding.severity == "fault"
    assert "Standardised, they are learned: R2 0.9" in finding.sentence
    assert [number.name for number in finding.evidence][-1] == "R2 with standardised targets"


@pytest.mark.parametrize("seed", SEEDS)
def test_steps_that_suit_no_targets_are_not_blamed_on_them(seed):
    """Three steps are too few for any."""
    X, y = curve(60)

    assert found(check, network_subject(X, y * 12, seed, n_steps=3)) == []


def test_small_targets_that_are_fitted_are_left_alone():
    """Y in thousandths is no fault where the network fits it."""
    X, y = curve(60)
    subject = network_subject(X, y)
    *_, trained = subject.steps(subject.params, 3000)
    trained |= {name: trained[name] * 1e-3 for name in ("W2", "b2")}

    assert found(check, network_subject(X, y * 1e-3, trained=trained)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_mean_of_ten_deviations_is_found(seed):
    """Outputs that must first climb to the mean."""
    X, y = curve(60)

    subject = network_subject(X, y + 10 * y.std(), seed, n_steps=20)

    assert found(check, subject) == [("targets-not-scaled", "fault")]
