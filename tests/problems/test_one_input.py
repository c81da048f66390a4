"""Functions of one input, each a quarter of the way up its ranges."""

import numpy as np
import pytest

from curvesmith.problems import PROBLEMS
from curvesmith.problems.one_input import ONE_INPUT

# f(low + (high - low)/4), by hand; bumps from its definition with other code.
AT_A_QUARTER = {
    "square": 0.25,
    "sine": -1.0,
    "exp": np.exp(-1.0),
    "runge": 4.0 / 29.0,
    "sqrt": np.sqrt(0.2575),
    "sinc": np.sin(5.0) / 5.0,
    "sinc10": np.sin(5.0) / 5.0,
    "step": 0.0,
    "heavisine": 0.0,
    "doppler": 0.0,
    "bumps": 5.0526863,
    "blocks": 0.5,
}
RTOL_PRINTED = 5e-8  # the recorded values have eight digits
ATOL_ROUNDING = 1e-14  # the zeros are sums of terms of size one that cancel


def test_every_formula_has_a_recorded_value():
    """No formula goes unchecked, and each can be asked for by name."""
    names = [problem.name for problem in ONE_INPUT]

    assert set(AT_A_QUARTER) == set(names)
    assert set(names) <= set(PROBLEMS)


@pytest.mark.parametrize("problem", ONE_INPUT, ids=lambda problem: problem.name)
def test_formula_at_a_quarter(problem):
    """The formula gives the recorded value at low + (high - low)/4."""
    low, high = np.array(problem.range).T

    value = problem.truth((low + (high - low) / 4.0)[np.newaxis])

    expected = [AT_A_QUARTER[problem.name]]
    np.testing.assert_allclose(value, expected, rtol=RTOL_PRINTED, atol=ATOL_ROUNDING)


def test_sinc_is_one_at_zero():
    """The removable singularity of sin(x)/x has its value."""
    assert PROBLEMS["sinc"].truth(np.zeros((1, 1)))[0] == 1.0


@pytest.mark.parametrize(("x", "expected"), [(-1e-9, 0.0), (0.0, 1.0), (0.5, 1.0)])
def test_step_jumps_at_zero(x, expected):
    """The step is 1 from zero on."""
    assert PROBLEMS["step"].truth(np.array([[x]]))[0] == expected
