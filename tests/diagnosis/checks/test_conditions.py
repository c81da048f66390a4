"""The list of the checks."""

from curvesmith.diagnosis.checks import CHECKS
from curvesmith.diagnosis.checks.conditions import CONDITION_CHECKS, DATA_CHECKS
from curvesmith.diagnosis.finding import CAUSES

FAMILIES = {
    "data",
    "initial weights",
    "architecture",
    "optimization",
    "regularization",
    "evaluation",
}


def names(checks):
    """Return the causes that checks are named for."""
    return {check.__module__.rpartition(".")[2].replace("_", "-") for check in checks}


def test_every_cause_of_the_conditions_has_its_check():
    """One check a cause, for all families that are not about code."""
    wanted = {cause for cause, family in CAUSES.items() if family in FAMILIES}

    assert names((*DATA_CHECKS, *CONDITION_CHECKS)) == wanted - {"shape-broadcast"}


def test_every_check_is_in_the_list_once():
    """Nothing is examined twice."""
    assert len(set(CHECKS)) == len(CHECKS)


def test_every_check_tells_its_page():
    """Each docstring has the sections that the documentation shows."""
    import sys

    sections = ("Symptom", "Evidence", "Threshold", "Meaning", "Remedy", "What it is not")
    for check in (*DATA_CHECKS, *CONDITION_CHECKS):
        text = sys.modules[check.__module__].__doc__
        assert all(f"\n{section}\n    " in text for section in sections), check.__module__
