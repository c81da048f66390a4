"""Walks: the user's steps, and ours that are the same."""

import numpy as np
import pytest
from tests.diagnosis.founding import sine_subject, square_subject
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.structure import identify
from curvesmith.diagnosis.walks import UserWalk, find_replay


def replay_of(subject):
    """Return the replay of a subject whose network is found out."""
    return find_replay(subject, identify(subject))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("penalty", [0.0, 0.01])
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid"])
def test_gradient_descent_is_replayed(seed, penalty, activation):
    """After 500 steps ours stand where the user's do."""
    subject = network_subject(*curve(40), seed, activation=activation, penalty=penalty)
    walks = UserWalk(subject, subject.params), replay_of(subject).walk(subject.params)

    for walk in walks:
        walk.advance(500, np.inf)

    for name in subject.params:
        # The fitted learning rate is good to about 1e-12; 500 steps multiply that.
        np.testing.assert_allclose(
            walks[0].params[name], walks[1].params[name], rtol=1e-6, atol=1e-8
        )


def test_float32_is_replayed():
    """The sine case, in float32, is recognised."""
    assert replay_of(sine_subject(n_rows=200)) is not None


@pytest.mark.parametrize(
    "subject",
    [
        network_subject(*curve(40), method="adam"),
        network_subject(*curve(40), has_structure=False),
        network_subject(*curve(40), step=None),
        square_subject(),
    ],
    ids=["adam", "unknown", "no step", "other update"],
)
def test_other_trainings_are_not_replayed(subject):
    """Only what provably makes the same steps is taken."""
    assert replay_of(subject) is None


def test_scaled_steps_are_another_learning_rate():
    """Steps of half the length are those of half the learning rate."""
    subject = network_subject(*curve(40), rate=0.1)
    halved = network_subject(*curve(40), rate=0.05)
    walk, expected = UserWalk(subject, subject.params, 0.5), UserWalk(halved, halved.params)

    walk.advance(50, np.inf)
    expected.advance(50, np.inf)

    np.testing.assert_allclose(walk.params["W1"], expected.params["W1"], rtol=1e-12)


def test_no_step_is_made_after_the_deadline():
    """A walk whose time is over stands."""
    subject = network_subject(*curve(40))

    assert UserWalk(subject, subject.params).advance(10, -1.0) == 0
    assert replay_of(subject).walk(subject.params).advance(10, -1.0) == 0
