"""Problem: shapes, seeds, noise, and the words of its errors."""

import numpy as np
import pytest

from curvesmith.problems import PROBLEMS, Problem


@pytest.mark.parametrize("name", PROBLEMS)
def test_sample_has_the_asked_shape_and_is_finite(name):
    """Every problem draws n rows of its inputs, within its range, and finite targets."""
    problem = PROBLEMS[name]
    low, high = np.array(problem.range).T

    X, y = problem.sample(50, rng=1)

    assert X.shape == (50, problem.n_features)
    assert y.shape == (50,)
    assert np.all((low <= X) & (high >= X))
    assert np.all(np.isfinite(y))


@pytest.mark.parametrize("seed", range(5))
def test_sample_repeats_with_its_seed(seed):
    """The same seed draws the same rows, the next one others."""
    problem = PROBLEMS["friedman1"]

    first, again, other = (problem.sample(20, rng=rng)[1] for rng in (seed, seed, seed + 1))

    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("name", ["friedman1", "friedman2", "friedman3"])
def test_noise_has_the_stated_standard_deviation(name):
    """Targets differ from the truth by noise of the problem's standard deviation."""
    problem = PROBLEMS[name]
    n = 40_000

    X, y = problem.sample(n, rng=2)

    # The standard error of a standard deviation is sd/sqrt(2 n); five of them.
    tolerance = 5.0 / np.sqrt(2.0 * n)
    assert np.std(y - problem.truth(X)) == pytest.approx(problem.noise, rel=tolerance)


def test_noise_can_be_replaced():
    """sample(noise=0) gives the truth."""
    problem = PROBLEMS["friedman2"]

    X, y = problem.sample(10, rng=0, noise=0.0)

    assert np.array_equal(y, problem.truth(X))


def test_truth_refuses_another_number_of_inputs():
    """A table of the wrong width is named with both shapes."""
    with pytest.raises(ValueError, match=r"shape \(n_rows, 2\) for problem 'branin', got \(3, 4\)"):
        PROBLEMS["branin"].truth(np.zeros((3, 4)))


def test_sample_refuses_no_rows():
    """Fewer than one row is refused."""
    with pytest.raises(ValueError, match="`n` must be at least 1, got 0"):
        PROBLEMS["sine"].sample(0)


def test_draw_replaces_uniform_inputs():
    """A problem with its own draw uses it."""
    problem = Problem(
        "ones", "x", lambda X: X[:, 0], ((0.0, 9.0),), draw=lambda n, rng: np.ones((n, 1))
    )

    X, y = problem.sample(4)

    assert np.array_equal(X, np.ones((4, 1)))
    assert np.array_equal(y, np.ones(4))
