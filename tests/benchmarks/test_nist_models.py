"""The certified formulas are read right: they give the certified residuals."""

import numpy as np
import pytest

from benchmarks import datasets, nist, nist_models
from benchmarks.splits import Task

# Certified values are printed to 10 or 11 digits.
RTOL = 1e-8


def test_certified_parameters_give_the_certified_sum_of_squares(data_folder):
    """For every set but Lanczos1, whose sum of squares is below the rounding of its targets."""
    names = [name for name in nist_models.names() if name != "Lanczos1"]

    assert len(names) == 26
    for name in names:
        model, data = nist_models.certified(name), datasets.nist(name)
        rss = np.sum((model.function(model.parameters, data.X) - data.y) ** 2)
        np.testing.assert_allclose(rss, model.rss, rtol=RTOL, err_msg=name)


def test_refitting_to_all_rows_stays_at_the_certified_values(data_folder):
    """The certified parameters are the least-squares ones."""
    data, model = datasets.nist("Misra1a"), nist_models.certified("Misra1a")

    squares = nist_models.refitted(model, Task("Misra1a", 0, data.X, data.y, data.X, data.y))

    np.testing.assert_allclose(squares.sum(), model.rss, rtol=RTOL)


def test_refitting_does_not_see_the_test_rows(data_folder):
    """Changing the targets left out changes the errors, not the fit."""
    data, model = datasets.nist("Rat43"), nist_models.certified("Rat43")
    task = Task("Rat43", 0, data.X[1:], data.y[1:], data.X[:1], data.y[:1])
    moved = Task("Rat43", 0, data.X[1:], data.y[1:], data.X[:1], data.y[:1] + 100)

    error, moved_error = (np.sqrt(nist_models.refitted(model, each))[0] for each in (task, moved))

    # Moved by more than the error, the target is on the other side of the curve or further away.
    assert min(abs(moved_error - error - 100), abs(moved_error + error - 100)) < 1e-6


@pytest.mark.parametrize("formula", ["__import__('os')", "b1*sinh(x)", "b1*x.T"])
def test_formulas_of_other_words_are_refused(formula):
    """What is evaluated is arithmetic of parameters and inputs."""
    with pytest.raises(ValueError, match=r"got \['(__import__|sinh|T)'"):
        nist_models.function_of(formula)


def test_text_without_a_model_is_refused():
    """A file of another form is not guessed at."""
    with pytest.raises(ValueError, match="y = a x"):
        nist_models.formula_in("Model: y = a x\nStarting values")


def test_lanczos_sets_are_close_by_their_range():
    """Sets without noise are judged by the range, others by the certified deviation."""
    frame = {"rows": 24, "range": 2.0, "residual_std": 1e-5, "folds": 24}
    data = {"anchors": {"Lanczos3": frame, "Misra1a": frame}}

    assert nist.is_close(data, "Lanczos3", 1.9e-4)
    assert not nist.is_close(data, "Misra1a", 1.9e-4)
    assert not nist.is_close(data, "Misra1a", None)
