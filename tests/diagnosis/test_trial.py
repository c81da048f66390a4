"""Trial: what cures, alone, together, and with help."""

from types import SimpleNamespace

import pytest

from curvesmith.diagnosis import changes as edits
from curvesmith.diagnosis.finding import Finding, Remedy, Where
from curvesmith.diagnosis.goal import Goal
from curvesmith.diagnosis.trial import Trial

ADAM = (edits.SetUpdate("adam"), edits.SetLearningRate())
DRAW, BIAS, RATE = edits.DrawWeights(), edits.AddBias(), edits.SetLearningRate()


class Bench:
    """Trainings that fit where all of some changes are made, and reach 0.5 otherwise."""

    def __init__(self, *needed, method="gd"):
        self.needed = set(needed)
        self.recipe = SimpleNamespace(method=method)

    def arm(self, changes):
        """Return a training of one step that is known beforehand."""
        r2 = 1.0 if self.needed <= set(changes) else 0.5
        return SimpleNamespace(
            n_steps=1,
            learning_rate=1.0,
            rates=(),
            unit=None,
            seconds_per_step=1e-9,
            train=lambda seed, rate, n_steps, deadline: r2,
        )


def finding(cause, *changes, severity="fault"):
    """Return a finding with a remedy of these changes."""
    return Finding(cause, severity, Where(), "", (), Remedy("Do it.", changes), 0.6)


def tried(bench, *findings):
    """Return the findings after the trial, by cause."""
    trial = Trial(list(findings), bench, Goal(1.0, 0.0), 3)
    trial.run(60.0)
    return {found.cause: found for found in trial.findings}


def test_a_note_whose_remedy_is_needed_is_a_fault():
    """What was no fault by itself is one beside another."""
    found = tried(
        Bench(DRAW, BIAS),
        finding("init-too-large", DRAW),
        finding("missing-bias", BIAS, severity="note"),
    )

    assert {f.severity for f in found.values()} == {"fault"}
    assert all(f.remedy.verified for f in found.values())
    assert found["missing-bias"].confidence == 0.5
    assert (
        found["missing-bias"].remedy.sentence
        == "Do it. It cures only together with init-too-large."
    )
    assert found["missing-bias"].remedy.after["r2_alone"] == 0.5


def test_a_note_that_is_not_needed_stays_one():
    """It is left out of the smallest set that cures, and is not called a failure."""
    found = tried(
        Bench(DRAW, edits.ScaleTargets()),
        finding("init-too-large", DRAW),
        finding("targets-not-scaled", edits.ScaleTargets()),
        finding("missing-bias", BIAS, severity="note"),
    )

    assert found["missing-bias"].severity == "note"
    assert found["missing-bias"].remedy.verified is None


def test_adam_takes_the_place_of_another_rate_where_none_cures():
    """The finding keeps its cause; its remedy says what was tried."""
    found = tried(
        Bench(DRAW, *ADAM),
        finding("init-too-large", DRAW),
        finding("learning-rate-too-low", RATE),
    )
    remedy = found["learning-rate-too-low"].remedy

    assert remedy.verified
    assert remedy.changes == ADAM
    assert remedy.sentence.startswith("Take Adam instead of gradient descent. It cures only")


@pytest.mark.parametrize("method", ["adam", "lbfgs"])
def test_adam_is_no_help_for_those_who_have_it(method):
    """Nor for a search, which has no learning rate."""
    found = tried(
        Bench(DRAW, *ADAM, method=method),
        finding("init-too-large", DRAW),
        finding("learning-rate-too-low", RATE),
    )

    assert found["learning-rate-too-low"].remedy.changes == (RATE,)
    assert found["learning-rate-too-low"].remedy.verified is False


def test_where_no_help_helps_all_is_as_it_was():
    """Notes are not blamed for a failure of all together."""
    found = tried(
        Bench(edits.SetUnits((99,))),
        finding("init-too-large", DRAW),
        finding("learning-rate-too-low", RATE),
        finding("missing-bias", BIAS, severity="note"),
    )

    assert found["learning-rate-too-low"].remedy.changes == (RATE,)
    assert [f.remedy.verified for f in found.values()] == [False, False, None]
    assert found["missing-bias"].severity == "note"


def test_causes_of_one_remedy_are_cured_together():
    """Whoever asks for no more than what is done anyway is not refuted, and named once."""
    found = tried(
        Bench(DRAW, BIAS),
        finding("init-too-large", DRAW),
        finding("missing-bias", BIAS),
        finding("seed-dependent", DRAW),
    )

    assert all(f.remedy.verified for f in found.values())
    assert found["missing-bias"].remedy.sentence.endswith("only together with init-too-large.")
    assert found["seed-dependent"].remedy.sentence.endswith("only together with missing-bias.")


def test_wrong_code_is_mended_beside_a_condition_that_cures_without():
    """The condition's numbers are those of the mended code, and nothing is said to be needed."""
    found = tried(
        Bench(DRAW),
        finding("parameter-frozen", edits.CorrectUpdate()),
        finding("init-too-large", DRAW),
    )

    assert all(f.remedy.verified for f in found.values())
    sentence = "Do it. It cures; measured with the remedy of parameter-frozen, too."
    assert found["init-too-large"].remedy.sentence == sentence
    assert found["init-too-large"].remedy.after["r2_alone"] == 1.0
    frozen = found["parameter-frozen"].remedy
    assert frozen.sentence == "Do it. It cures only together with init-too-large."


def test_wrong_code_that_cures_alone_needs_nothing_beside():
    """Then the condition was tried, and is not asked for."""
    found = tried(
        Bench(edits.CorrectUpdate()),
        finding("parameter-frozen", edits.CorrectUpdate()),
        finding("init-too-large", DRAW),
    )

    assert [f.remedy.verified for f in found.values()] == [True, False]


def test_a_remedy_of_several_changes_is_cut_to_the_one_that_is_enough():
    """The least that works is kept; the numbers are its own."""
    found = tried(Bench(DRAW), finding("kinks-outside-data", edits.PlaceKinks(), DRAW))

    remedy = found["kinks-outside-data"].remedy
    assert remedy.verified
    assert remedy.changes == (DRAW,)
    assert remedy.sentence == "Do it. To draw weights is enough."
    assert remedy.after["r2_place_kinks_alone"] == 0.5
    assert remedy.after["r2"] == remedy.after["r2_draw_weights_alone"] == 1.0


def test_a_remedy_of_which_everything_is_needed_is_kept_whole():
    """Neither change alone fits."""
    changes = (edits.PlaceKinks(), DRAW)
    found = tried(Bench(*changes), finding("kinks-outside-data", *changes))

    remedy = found["kinks-outside-data"].remedy
    assert remedy.changes == changes
    assert "Nothing less does" in remedy.sentence
