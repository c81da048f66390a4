"""Each doubt about a training is raised where it is due, with its numbers, and nowhere else."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning

from curvesmith import FitWarning
from curvesmith.fitting.troubles import (
    ASK,
    ASK_FURTHER,
    Evidence,
    FitConvergenceWarning,
    divergence,
    suspicion,
    training_doubts,
    with_cause,
)
from curvesmith.solvers import Outcome


def outcome(losses=(1.0, 0.5, 0.1), stop: str = "converged", first: float = 2.0) -> Outcome:
    """Return an outcome with this curve of losses."""
    losses = list(losses)
    details = {"first_loss": first}
    return Outcome(np.zeros(1), losses[-1], len(losses), stop, losses, [], details=details)


def doubts_of(best: Outcome, others=(), **entries) -> list[str]:
    """Return the doubts about a training of which some evidence is changed."""
    evidence = {
        "outcomes": [best, *others],
        "best": best,
        "data_loss": 0.1,
        "constant_loss": 1.0,
        "step": "epoch",
        "max_iter": 3,
        "learning_rate": 0.5,
    }
    return list(training_doubts(Evidence(**evidence | entries)))


def test_category_is_known_to_both_sides():
    """Who filters scikit-learn's warning or ours catches it."""
    assert issubclass(FitConvergenceWarning, FitWarning)
    assert issubclass(FitConvergenceWarning, ConvergenceWarning)


def test_a_healthy_training_raises_no_doubt():
    """Converged, with a good fit."""
    assert doubts_of(outcome()) == []


def test_dead_starts_are_counted():
    """And the rate named that killed them."""
    (text,) = doubts_of(outcome(), [outcome(stop="diverged")] * 2)

    assert text.startswith(
        "2 of 3 starts diverged and were dropped. Lower `learning_rate` (now 0.5)"
    )


def test_dead_starts_of_lbfgs():
    """Without a rate, the advice is about the data."""
    (text,) = doubts_of(outcome(), [outcome(stop="diverged")], learning_rate=None)

    assert "Scale the data" in text


def test_interrupted():
    """Said with how far it came; nothing else is held against such a fit."""
    (text,) = doubts_of(outcome(stop="interrupted"), data_loss=5.0, max_iter=90)

    assert "interrupted; the best parameters so far, from epoch 3 of at most 90, were" in text


def test_growth():
    """A loss that ended higher than it began."""
    (text,) = doubts_of(outcome([1.0, 10.0, 1e12], "max_iter"), data_loss=1e12)

    assert "The loss grew from 2 to 1e+12. Lower `learning_rate` (now 0.5)" in text


@pytest.mark.parametrize(
    ("rate", "advice"),
    [(1e-9, "Try a higher `learning_rate` (now 1e-09)"), (None, "Try another `random_state`")],
)
def test_standstill(rate, advice):
    """A loss that never moved."""
    (text,) = doubts_of(outcome([2.0, 2.0]), data_loss=2.0, learning_rate=rate)

    assert "The loss did not move: 2 at first, 2 at epoch 2." in text
    assert advice in text


def test_standing_still_at_a_good_fit_is_no_doubt():
    """Going on from a finished fit moves nothing."""
    assert doubts_of(outcome([2.0, 2.0]), data_loss=0.01) == []
    assert doubts_of(outcome([2.0, 2.0]), data_loss=0.5, is_continued=True) == []


@pytest.mark.parametrize("data_loss", [0.9995, 1.0, 3.0])
def test_no_better_than_a_constant(data_loss):
    """Both losses are named."""
    (text,) = doubts_of(outcome(), data_loss=data_loss)

    assert f"no better than a constant: its loss is {data_loss:.4g}" in text
    assert "best constant 1." in text
    assert text.endswith("Ask `curvesmith.diagnose(model, X, y)` for the cause.")


def test_cut_off():
    """The loss still fell when `max_iter` ended it."""
    (text,) = doubts_of(outcome(np.linspace(1.0, 0.5, 100), "max_iter"), max_iter=100)

    assert text == (
        "Stopped at `max_iter=100`; the loss still fell by 8.8 % over the last 10 epochs. "
        f"Raise `max_iter` or `learning_rate`. {ASK}"
    )


def test_cut_off_after_one_step():
    """Even the first step counts as a fall."""
    (text,) = doubts_of(
        outcome([1.0], "max_iter"), max_iter=1, learning_rate=None, step="iteration"
    )

    assert text.endswith(f"by 50 % over the last iteration. Raise `max_iter`. {ASK}")


@pytest.mark.parametrize(
    ("losses", "changes"),
    [
        (np.linspace(1.0, 0.99, 100), {}),
        (np.linspace(1.0, 0.5, 100), {"schedule": "one_cycle"}),
        (np.linspace(1e-4, 1e-5, 100), {}),
    ],
    ids=["hardly falling", "planned end", "not to be noticed"],
)
def test_not_cut_off(losses, changes):
    """Reaching `max_iter` alone is no doubt."""
    assert doubts_of(outcome(losses, "max_iter"), **changes) == []


@pytest.mark.parametrize("rate", [0.5, None])
def test_worse_than_a_line(rate):
    """Both losses are named, and the rate where there is one."""
    (text,) = doubts_of(outcome(), data_loss=0.5, line_loss=0.25, learning_rate=rate)

    assert text.startswith("The fit is worse than a straight line: its loss is 0.5, that of the ")
    assert "best line 0.25. Raise `max_iter`" in text
    assert ("`learning_rate` (now 0.5)" in text) == (rate is not None)


@pytest.mark.parametrize("data_loss", [0.2, 0.25, 0.262])
def test_about_as_good_as_a_line(data_loss):
    """A little more loss is what a penalty costs."""
    assert doubts_of(outcome(), data_loss=data_loss, line_loss=0.25) == []


def test_a_straight_network_is_suspect_where_the_data_bend():
    """Where a line leaves nothing over, a line is what was asked for."""
    best = outcome()
    evidence = Evidence([best], best, 0.5, 1.0, "epoch", 3, line_loss=0.5, is_straight=True)

    assert suspicion(evidence) == f"The network came out as a straight line. {ASK}"
    assert suspicion(replace(evidence, line_loss=1e-4)) == ""
    assert suspicion(replace(evidence, is_straight=False)) == ""


def test_a_cause_stands_before_the_question():
    """A doubt that asks for no cause, and one whose cause is not known, stay as they are."""
    assert with_cause(f"Odd. {ASK}", "Found: a. B.") == f"Odd. Found: a. B. {ASK_FURTHER}"
    assert with_cause(f"Odd. {ASK}", "") == f"Odd. {ASK}"
    assert with_cause("Odd.", "Found: a. B.") == "Odd."


def test_constant_target_fitted_exactly_is_no_failure():
    """Where the best constant has no loss, nothing can be better."""
    assert doubts_of(outcome(), data_loss=0.0, constant_loss=0.0) == []


@pytest.mark.parametrize(
    ("largest", "rate", "advice"),
    [
        (2.0, 0.1, "Lower `learning_rate` (now 0.1) or set `clip_norm=1`."),
        (3.1e7, 0.1, "Set `input_scaling='standard'` or lower `learning_rate` (now 0.1)"),
        (2.0, None, "Scale the targets, or raise `alpha`."),
    ],
)
def test_divergence(largest, rate, advice):
    """The message names when, the largest input, and what to try."""
    text = divergence(outcome(), np.array([[-largest], [1.0]]), "epoch", rate)

    assert text.startswith("Training stopped at epoch 3: the loss became infinite or NaN.")
    assert f"largest scaled input is {largest:.3g}" in text
    assert advice in text
