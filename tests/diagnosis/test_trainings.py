"""Trainings."""

import numpy as np
import pytest
from tests.diagnosis.subjects import curve, network_subject

from curvesmith.diagnosis.structure import identify
from curvesmith.diagnosis.trainings import Trainings


def trainings(budget_s=1000.0, **options):
    """Return the trainings of a small network."""
    subject = network_subject(*curve(40), **({"n_steps": 200} | options))
    return Trainings(subject, identify(subject), budget_s)


@pytest.mark.parametrize("method", ["gd", "adam"])
def test_the_run_is_the_users(method):
    """The run ends where the user's own steps end."""
    made = trainings(method=method, rate=0.05)
    *_, expected = made.subject.steps(made.subject.params, 200)

    np.testing.assert_allclose(made.run.final["W1"], expected["W1"], rtol=1e-6)


def test_runs_are_made_once():
    """Asking twice trains once."""
    made = trainings()

    assert made.run is made.run
    assert made.rerun(scale=3.0) is made.rerun(scale=3.0)


def test_a_rerun_changes_one_thing():
    """Length, start and step length are changed alone."""
    made = trainings()

    assert made.rerun(length=2.0).n_done == 400
    np.testing.assert_array_equal(made.rerun(seed=5).start["W1"], made.subject.start(5)["W1"])
    assert made.rerun(scale=0.1).losses[-1] > made.run.losses[-1]


def test_a_longer_training_that_would_be_cut_off_is_not_begun():
    """What it ends with would be told as the result of all its steps."""
    made = trainings(budget_s=1000.0)
    too_long = 2 * made.budget_s / made.run.seconds

    assert made.rerun(length=too_long) is None


@pytest.mark.parametrize("method", ["gd", "adam"])
def test_other_targets_are_learned_by_the_same_steps(method):
    """By our own descent, where it makes the user's steps, as by the user's."""
    made = trainings(method=method, rate=0.05)
    subject = made.subject
    targets = 1.0 - 3.0 * subject.targets
    params = subject.params
    for _ in range(200):
        params = subject.stepped(params, subject.X, subject.given_targets(targets))

    assert (made.replay is not None) == (method == "gd")
    np.testing.assert_allclose(made.on_targets(targets).final["W1"], params["W1"], rtol=1e-6)


def test_without_time_nothing_is_made_again():
    """A budget that is used up allows no further run."""
    made = trainings(budget_s=1e-9)

    assert made.run is not None
    assert made.rerun(scale=3.0) is None
    assert made.on_rows(np.arange(10)) is None
    assert made.restart(made.subject.params) is None


def test_without_a_step_there_is_no_run():
    """A trained network alone cannot be trained again."""
    made = trainings(step=None)

    assert made.run is None
    assert made.rerun(scale=2.0) is None


@pytest.mark.parametrize("method", ["gd", "adam"])
def test_a_run_on_some_rows_is_the_training_of_these(method):
    """The rows that are left out play no part."""
    made = trainings(method=method, rate=0.05)
    rows = np.arange(0, 40, 2)
    X, y = curve(40)
    alone = network_subject(X[rows], y[rows], method=method, rate=0.05)
    *_, expected = alone.steps(made.subject.params, 200)

    np.testing.assert_allclose(made.on_rows(rows).final["W1"], expected["W1"], rtol=1e-6)


def test_reruns_of_many_rows_are_made_on_some_and_end_about_the_same():
    """Only the user's own training is followed on all; scores are those of all rows."""
    subject = network_subject(*curve(4000), n_steps=300)
    made = Trainings(subject, identify(subject), 1000.0)
    all_rows, some = made.run, made.restart(subject.params)

    assert made.replay is not None
    assert all_rows.losses[0] != some.losses[0]
    np.testing.assert_allclose(some.losses[-1], all_rows.losses[-1], rtol=0.1)
    np.testing.assert_allclose(some.final["W1"], all_rows.final["W1"], atol=0.05)


def test_what_is_not_our_descent_is_made_again_on_all_rows():
    """Of another rule we do not know what fewer rows do to it."""
    subject = network_subject(*curve(4000), n_steps=5, method="adam")
    made = Trainings(subject, identify(subject), 1000.0)

    assert made.restart(subject.params).losses[0] == made.run.losses[0]
