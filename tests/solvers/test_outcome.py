"""Every reason to stop has its sentence, and an outcome knows whether it can be used."""

import string

import numpy as np
import pytest

from curvesmith.solvers import STOPS, Budget, Outcome, stop_sentence

BUDGET = Budget(max_iter=500, tol=1e-4, patience=7, max_seconds=2.5)


def outcome(**changes) -> Outcome:
    """Return an outcome of which some entries are changed."""
    entries = {"theta": np.zeros(2), "loss": 0.5, "n_iter": 3, "stop": "converged"} | changes
    return Outcome(**entries, losses=[0.5], gradient_norms=[0.1])


@pytest.mark.parametrize("code", STOPS)
def test_every_code_makes_a_sentence(code):
    """The numbers are filled in and the sentence ends."""
    sentence = stop_sentence(code, 87, BUDGET, "epoch")

    assert sentence.endswith(".")
    assert not set(sentence) & set("{}")


@pytest.mark.parametrize(
    ("code", "number"),
    [("max_iter", "500"), ("early_stopping", "7"), ("time", "2.5"), ("diverged", "87")],
)
def test_sentences_carry_their_numbers(code, number):
    """The number that decided stands in the sentence."""
    assert number in stop_sentence(code, 87, BUDGET, "epoch")


def test_one_step_is_singular():
    """One iteration is not called iterations."""
    assert "after 1 iteration:" in stop_sentence("converged", 1, BUDGET, "iteration")


def test_no_sentence_asks_for_an_unknown_number():
    """The templates use the names that `stop_sentence` fills in, and no others."""
    known = {"n_iter", "step", "steps", "max_iter", "patience", "max_seconds"}
    used = {
        name for text in STOPS.values() for _, name, _, _ in string.Formatter().parse(text) if name
    }

    assert used <= known


def test_score_prefers_held_out_rows():
    """Starts are compared by the held-out loss where there is one."""
    assert outcome().score == 0.5
    assert outcome(validation_loss=0.7).score == 0.7


@pytest.mark.parametrize(
    "changes", [{"stop": "diverged"}, {"loss": np.nan}, {"validation_loss": np.inf}]
)
def test_a_start_that_died(changes):
    """Divergence, or a loss that is not finite, makes an outcome unusable."""
    assert outcome().is_alive
    assert not outcome(**changes).is_alive
