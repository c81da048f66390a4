"""Consequences."""

from tests.diagnosis.subjects import curve, network_subject

from curvesmith.diagnosis.checks.consequences import follow_from_step
from curvesmith.diagnosis.evidence import Evidence


def test_what_a_long_step_brings_about_follows_from_it():
    """A condition that appears while steps diverge is theirs; one that was there is not."""
    evidence = Evidence(network_subject(*curve(60), rate=50.0, n_steps=50))

    assert follow_from_step(evidence, was_there=False)
    assert not follow_from_step(evidence, was_there=True)


def test_nothing_follows_from_steps_of_a_good_length():
    """A training within the limit brings nothing about."""
    evidence = Evidence(network_subject(*curve(60), n_steps=50))

    assert not follow_from_step(evidence, was_there=False)
