"""Parameters that contradict each other are named together, with the way out."""

import pytest

from curvesmith import NeuralRegressor
from curvesmith.fitting.combinations import check_combinations


def params(**changes):
    """Return the parameters of a regressor."""
    return NeuralRegressor(**changes).get_params(deep=False)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"solver": "lm", "loss": "absolute"}, "got 'absolute', which has no second derivative"),
        ({"regularization": "evidence", "loss": "huber"}, "'squared' .* got 'huber'"),
        ({"regularization": "evidence", "solver": "adam"}, "'auto' or 'lm' .* got 'adam'"),
        ({"regularization": "evidence", "early_stopping": True}, "False .* got True"),
    ],
)
def test_contradictions(changes, words):
    """Each says what must hold, what was given, and what to set instead."""
    with pytest.raises(ValueError, match=words):
        check_combinations(params(**changes))


def test_portions_have_no_evidence():
    """`partial_fit` sees a part of the rows."""
    with pytest.raises(ValueError, match=r"`partial_fit` must not .* got a portion"):
        check_combinations(params(regularization="evidence"), is_incremental=True)


def test_all_are_named_at_once():
    """Two contradictions make two lines."""
    with pytest.raises(ValueError, match=r"got 'huber'[^\n]*\n`solver` must"):
        check_combinations(params(regularization="evidence", loss="huber", solver="sgd"))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"solver": "lm"},
        {"solver": "lm", "loss": "poisson"},
        {"solver": "lm", "early_stopping": True},
        {"regularization": "evidence", "alpha": 0.1},
        {"regularization": "none", "solver": "adam"},
    ],
)
def test_what_fits_together_passes(changes):
    """No error without a contradiction."""
    check_combinations(params(**changes))


def test_fit_and_partial_fit_check():
    """Both methods look before they begin."""
    X = [[0.0], [1.0], [2.0]]
    with pytest.raises(ValueError, match="`loss` must be 'squared'"):
        NeuralRegressor(regularization="evidence", loss="huber").fit(X, [1, 2, 3])
    with pytest.raises(ValueError, match="`partial_fit` must not"):
        NeuralRegressor(regularization="evidence").partial_fit(X, [1, 2, 3])
