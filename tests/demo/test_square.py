"""The x² demo: what the posted update does, and that the right training cures it."""

import numpy as np
import pytest

from curvesmith.demo import run_demo
from curvesmith.demo.square import forward, posted_update


@pytest.mark.parametrize("seed", range(3))
def test_posted_update_only_shrinks_the_hidden_weights(seed):
    """W - rate·W, n times, is (1 - rate)^n W, whatever the data."""
    rng = np.random.default_rng(seed)
    weights = [rng.standard_normal(shape) for shape in ((3, 1), (3, 3), (1, 3))]
    first = [W.copy() for W in weights]
    X = rng.random((20, 1))

    posted_update(X, X[:, 0] ** 2, weights, rate=0.01, n_passes=2)

    for W, W_first in zip(weights[:2], first[:2], strict=True):
        np.testing.assert_allclose(W, 0.99**40 * W_first, rtol=1e-13)
    # The output's weights all move by the same amount: the activations are left out.
    moved = weights[2] - first[2]
    np.testing.assert_allclose(moved, moved[0, 0], rtol=1e-12)


def test_forward_by_hand():
    """Weights of zero give sigmoids of one half and their sum."""
    weights = [np.zeros((3, 1)), np.zeros((3, 3)), np.ones((1, 3))]

    first, second, output = forward(np.array([[0.7]]), weights)

    assert np.all(first == 0.5)
    assert np.all(second == 0.5)
    assert output.tolist() == [[1.5]]


def test_demo_tells_failure_and_cure():
    """As asked, every start is far below the straight line; the same network can do it."""
    result = run_demo("square")
    line = result.trial("baseline").r2
    asked = [trial.r2 for trial in result.trials if trial.role == "asked"]

    # x² on [0, 1] is 15/16 straight; 1000 rows come within 1e-2 of the integral.
    assert line == pytest.approx(15 / 16, abs=1e-2)
    assert max(asked) < 0.0
    assert result.trial("cure").r2 > 0.999
    assert result.trial("default").r2 > 0.99999
