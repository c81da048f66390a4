"""Engineering formulas, each a quarter of the way up its ranges."""

import numpy as np
import pytest

from curvesmith.problems import PROBLEMS
from curvesmith.problems.machines import MACHINES

# f(low + (high - low)/4), computed from the published definitions with other code; they agree
# with the values of published test suites.
AT_A_QUARTER = {
    "borehole": 42.155039,
    "wing_weight": 209.59318,
    "otl_circuit": 5.2024936,
    "piston": 0.48011535,
    "robot_arm": 0.0,
}
RTOL_PRINTED = 5e-8  # the recorded values have eight digits
ATOL_ROUNDING = 1e-14  # the zeros are sums of terms of size one that cancel


def test_every_formula_has_a_recorded_value():
    """No formula goes unchecked, and each can be asked for by name."""
    names = [problem.name for problem in MACHINES]

    assert set(AT_A_QUARTER) == set(names)
    assert set(names) <= set(PROBLEMS)


@pytest.mark.parametrize("problem", MACHINES, ids=lambda problem: problem.name)
def test_formula_at_a_quarter(problem):
    """The formula gives the recorded value at low + (high - low)/4."""
    low, high = np.array(problem.range).T

    value = problem.truth((low + (high - low) / 4.0)[np.newaxis])

    expected = [AT_A_QUARTER[problem.name]]
    np.testing.assert_allclose(value, expected, rtol=RTOL_PRINTED, atol=ATOL_ROUNDING)


def test_stretched_arm_reaches_its_length():
    """With its last three angles at zero the arm is straight: its reach is the sum of its parts."""
    X = np.array([[1.3, 0.0, 0.0, 0.0, 0.5, 0.25, 0.125, 0.125]])

    assert PROBLEMS["robot_arm"].truth(X)[0] == pytest.approx(1.0)
