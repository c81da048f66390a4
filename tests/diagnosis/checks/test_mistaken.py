"""How bad wrong code is: by what the network reaches."""

from types import SimpleNamespace

import pytest

from curvesmith.diagnosis.checks.mistaken import MOST_LOST, severity_of


def evidence(lost=0.0, **known):
    """Return evidence of a network that leaves so much more than must be."""
    parts = {
        "is_measurable": True,
        "falls_short": False,
        "is_no_better_than_chance": False,
        "ladder": SimpleNamespace(ceiling=0.99),
        "score": 0.99 - lost,
    }
    return SimpleNamespace(**(parts | known))


@pytest.mark.parametrize("lost", [-0.01, 0.0, MOST_LOST / 2])
def test_code_that_costs_little_is_harmless(lost):
    """The fit speaks for it."""
    assert severity_of(evidence(lost)) == "harmless"


@pytest.mark.parametrize(
    "known",
    [
        {"is_measurable": False},
        {"falls_short": True},
        {"is_no_better_than_chance": True},
        {"lost": 1.2 * MOST_LOST},
    ],
    ids=str,
)
def test_code_for_which_no_fit_speaks_is_a_fault(known):
    """Nothing to measure, nothing reached, nothing to learn, or a part of it lost."""
    assert severity_of(evidence(**known)) == "fault"
