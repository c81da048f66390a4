"""Functions of two to twenty inputs, each a quarter of the way up its ranges."""

import numpy as np
import pytest

from curvesmith.problems import PROBLEMS
from curvesmith.problems.surfaces import SURFACES

# f(low + (high - low)/4), computed from the published definitions with other code; they agree
# with the values of published test suites.
AT_A_QUARTER = {
    "friedman1": 6.9509032,
    "friedman2": 135.83751,
    "friedman3": 1.3856978,
    "branin": 32.752796,
    "franke": 1.1652833,
    "ackley": 21.489017,
    "ishigami": 5.3911932,
    "welch": -1.2610417,
}
RTOL_PRINTED = 5e-8  # the recorded values have eight digits
ATOL_ROUNDING = 1e-14  # the zeros are sums of terms of size one that cancel


def test_every_formula_has_a_recorded_value():
    """No formula goes unchecked, and each can be asked for by name."""
    names = [problem.name for problem in SURFACES]

    assert set(AT_A_QUARTER) == set(names)
    assert set(names) <= set(PROBLEMS)


@pytest.mark.parametrize("problem", SURFACES, ids=lambda problem: problem.name)
def test_formula_at_a_quarter(problem):
    """The formula gives the recorded value at low + (high - low)/4."""
    low, high = np.array(problem.range).T

    value = problem.truth((low + (high - low) / 4.0)[np.newaxis])

    expected = [AT_A_QUARTER[problem.name]]
    np.testing.assert_allclose(value, expected, rtol=RTOL_PRINTED, atol=ATOL_ROUNDING)


@pytest.mark.parametrize(("name", "inert"), [("friedman1", [5, 6, 7, 8, 9]), ("welch", [7, 15])])
def test_inert_inputs_change_nothing(name, inert):
    """The inputs that are documented to do nothing do nothing."""
    problem = PROBLEMS[name]
    X, _ = problem.sample(30, rng=3)
    moved = X.copy()
    moved[:, inert] += 0.5

    assert np.array_equal(problem.truth(moved), problem.truth(X))


def test_friedman3_at_zero_first_input():
    """The phase is a right angle where the resistance is zero, not a division by zero."""
    X = np.array([[0.0, 400.0, 0.5, 2.0]])

    assert PROBLEMS["friedman3"].truth(X)[0] == pytest.approx(np.pi / 2.0)
