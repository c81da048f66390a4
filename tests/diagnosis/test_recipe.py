"""Recipe: each change does what it says, and starts are drawn as the user draws them."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.diagnosis.hosts import hat, sqrt_as_asked

from curvesmith.diagnosis import changes as edits
from curvesmith.diagnosis.recipe import Recipe, edited, fresh_start, recipe_of
from curvesmith.diagnosis.reported import recognize_loss
from curvesmith.diagnosis.structure import identify
from curvesmith.diagnosis.subject import Subject

ATOL = 1e-12


def recipe(subject: Subject | None = None, **values: Any) -> Recipe:
    """Return the recipe of the √x case or another subject."""
    subject = sqrt_as_asked() if subject is None else subject
    structure = identify(subject)
    assert structure is not None
    made = recipe_of(subject, structure, recognize_loss(subject, structure))
    assert made is not None
    return replace(made, **values)


def changed(*changes: edits.Change, of: Recipe | None = None) -> Recipe:
    """Return a recipe with changes made."""
    made = edited(of or recipe(), changes)
    assert made is not None
    return made


def kinks(made: Recipe, seed: int = 0) -> np.ndarray:
    """Return where the units of a start bend, in the units that the first layer sees."""
    W, b = made.network.layers(made.start(seed))[0]
    assert b is not None
    return -b / W[:, 0]


def test_a_recipe_says_what_the_subject_said():
    """Rate, steps and the factor of the mean squared error."""
    made = recipe()
    assert (made.method, made.learning_rate, made.n_steps) == ("gd", 1e-6, 6000)
    assert made.factor == pytest.approx(2.0, rel=1e-6)
    assert str(made.network) == "1-10-1 relu"


def test_a_start_is_the_users(seed: int):
    """The user's `init`, in the order of theta."""
    subject = sqrt_as_asked()
    W, _ = recipe(subject).network.layers(recipe(subject).start(seed))[0]
    np.testing.assert_array_equal(W.T, subject.start(seed)["W1"])


def test_scaled_inputs_have_mean_0_and_deviation_1():
    """As the first layer sees them."""
    X = changed(edits.ScaleInputs()).X
    np.testing.assert_allclose([X.mean(), X.std()], [0, 1], atol=ATOL)


def test_inputs_can_be_only_centered_or_only_divided():
    """Each half of standardizing alone."""
    centered = changed(edits.ScaleInputs(scale=False)).X
    divided = changed(edits.ScaleInputs(center=False)).X
    np.testing.assert_allclose(centered.std(), recipe().X.std(), rtol=ATOL)
    np.testing.assert_allclose(divided, recipe().X / recipe().X.std(), rtol=ATOL)


def test_predictions_of_scaled_targets_are_turned_back():
    """Outputs equal to the scaled targets are predictions equal to the targets."""
    made = changed(edits.ScaleTargets())
    np.testing.assert_allclose(made.y.std(), 1, rtol=ATOL)
    np.testing.assert_allclose(made.y_scaling.inverse(made.y), made.truth, rtol=ATOL)


def test_placed_kinks_lie_among_the_rows(seed: int):
    """Every unit bends at one of the inputs, scaled or not, in whatever order it is asked."""
    for made in (
        changed(edits.PlaceKinks()),
        changed(edits.PlaceKinks(), edits.ScaleInputs()),
    ):
        distance = np.abs(kinks(made, seed)[:, None] - made.X[:, 0]).min(axis=1)
        np.testing.assert_allclose(distance, 0, atol=1e-9 * np.abs(made.X).max())


def test_kept_kinks_bend_where_they_did(seed: int):
    """Scaling that keeps kinks leaves them at the same rows: for zero biases, at x = 0."""
    raw = recipe()
    made = changed(edits.ScaleInputs(keeps_kinks=True))
    at_zero = -raw.X.mean() / raw.X.std()
    np.testing.assert_allclose(kinks(made, seed), at_zero, rtol=1e-9)


def test_kept_kinks_of_several_inputs_leave_signs_alone(seed: int):
    """Each unit is on at the same rows as before."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((50, 2)) * [1.0, 300.0] + [5.0, 100.0]
    raw = recipe(hat(), X=X, network=replace(recipe(hat()).network, sizes=(2, 10, 1)))
    made = edited(raw, (edits.ScaleInputs(keeps_kinks=True),))
    assert made is not None
    (W, b), (V, c) = (r.network.layers(r.start(seed))[0] for r in (raw, made))
    assert b is not None
    assert c is not None
    np.testing.assert_array_equal(raw.X @ W.T + b > 0, made.X @ V.T + c > 0)


def test_drawn_weights_are_the_networks():
    """The rule replaces the user's."""
    made = changed(edits.DrawWeights("he"))
    expected = made.network.initial_theta(np.random.default_rng(3), "he")
    np.testing.assert_array_equal(made.start(3), expected)


def test_other_layers_are_drawn_with_the_users_spread():
    """Weights keep their size times the root of the ratio of inputs."""
    made = changed(edits.SetUnits((400,)))
    W, b = made.network.layers(made.start(0))[0]
    assert b is not None
    # The spread of 10 weights stands for that of 400: a quarter of sampling error each way.
    assert W.std() == pytest.approx(0.01, rel=0.5)
    assert not b.any()


def test_added_biases_begin_at_zero():
    """And the weights stay the user's."""
    bare = recipe(network=replace(recipe().network, bias=False))
    drawn = replace(bare, draw=lambda seed: np.arange(20.0), drawn_for=bare.network)
    (W, b), _ = (made := changed(edits.AddBias(), of=drawn)).network.layers(made.start(0))
    np.testing.assert_array_equal(W[:, 0], np.arange(10.0))
    assert b is not None
    assert not b.any()


def test_rows_are_kept_and_paired_as_told():
    """Inputs by one list, targets by another."""
    raw = recipe()
    made = changed(edits.KeepRows(np.array([0, 1]), np.array([1, 2])))
    np.testing.assert_array_equal(made.X, raw.X[:2])
    np.testing.assert_array_equal(made.y, raw.y[1:3])
    np.testing.assert_array_equal(made.truth, raw.truth[1:3])


SIMPLE = [
    (edits.SetActivation("tanh"), "network.activation", "tanh"),
    (edits.SetOutput("tanh"), "network.output_activation", "tanh"),
    (edits.SetUnits((5, 4)), "network.sizes", (1, 5, 4, 1)),
    (edits.SetUpdate("adam"), "method", "adam"),
    (edits.SetUpdate("adam"), "learning_rate", None),
    (edits.SetLearningRate(0.5), "learning_rate", 0.5),
    (edits.SetLearningRate(), "learning_rate", None),
    (edits.SetSteps(7), "n_steps", 7),
    (edits.SetPenalty(0.25), "alpha", 0.25),
    (edits.CorrectLoss(), "loss", "squared"),
    (edits.CorrectGradient(), "loss", "squared"),
    (edits.CorrectUpdate(), "method", "gd"),
]


@pytest.mark.parametrize(("change", "name", "value"), SIMPLE)
def test_each_change_changes_what_it_says(change: edits.Change, name: str, value: Any):
    """One entry each."""
    made: Any = changed(change)
    for part in name.split("."):
        made = getattr(made, part)
    assert made == value


def test_one_of_several_hidden_layers_cannot_be_changed():
    """The engine has one activation for all hidden layers."""
    deep = changed(edits.SetUnits((5, 5)))
    assert edited(deep, (edits.SetActivation("tanh", layer=1),)) is None


def test_a_subject_without_init_is_drawn_like_what_it_has(seed: int):
    """Mean and spread of each array; constants stay constant."""
    params = {"W": 3.0 + 0.5 * np.random.default_rng(0).standard_normal((50, 40)), "b": np.ones(5)}
    subject = Subject(params, np.ones(3), np.ones(3), forward=lambda params, X: X)
    drawn = fresh_start(subject, seed)
    np.testing.assert_array_equal(drawn["b"], params["b"])
    # 2000 draws: sampling error 2 %.
    assert drawn["W"].mean() == pytest.approx(3.0, abs=0.1)
    assert drawn["W"].std() == pytest.approx(0.5, rel=0.1)
    assert (drawn["W"] != params["W"]).all()
