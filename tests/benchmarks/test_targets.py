"""Targets are what their name says: noise in training only, inputs that do nothing."""

import numpy as np
import pytest

from benchmarks import feynman, functions, hard_fits, targets

TARGETS = targets.targets()


@pytest.mark.parametrize("name", ["franke", "franke-noisy", "ishigami-irrelevant"])
def test_test_rows_have_no_noise(name):
    """What is scored against is the function itself."""
    target = TARGETS[name]
    task = targets.draw(target, 0)

    X = task.X_test[:, : target.problem.n_features]
    np.testing.assert_array_equal(task.y_test, target.problem.truth(X))


def test_noise_has_the_stated_deviation(seed):
    """A seventh of the function's deviation, within what 500 rows allow."""
    target = TARGETS["piston-noisy"]
    task = targets.draw(target, seed)
    errors = task.y - target.problem.truth(task.X)

    # The deviation of 500 normal draws has a relative error of 1/√1000: four of them.
    assert np.std(errors) == pytest.approx(np.std(task.y_test) / 7, rel=0.13)


@pytest.mark.parametrize(("n_rows", "n_inputs"), targets.FRIEDMAN_SHAPES)
def test_friedman_has_the_shape_of_its_name(n_rows, n_inputs):
    """Rows and inputs; the last ones do nothing."""
    target = TARGETS[f"friedman1-{n_rows}x{n_inputs}"]
    task = targets.draw(target, 0)

    assert task.X.shape == (n_rows, n_inputs)
    errors = task.y - target.problem.truth(task.X[:, :10])
    # Deviation 1: five relative errors of the deviation of 187 draws, 1/√(2 × 187).
    assert np.std(errors) == pytest.approx(1, rel=0.26)


def test_noise_alone_has_noise_to_test_on(seed):
    """Test rows of a target that is noise are new noise."""
    task = targets.draw(TARGETS["noise-100x5"], seed)

    assert task.X.shape == (100, 5)
    assert np.std(task.y_test) == pytest.approx(1, rel=0.05)
    assert abs(np.corrcoef(task.X_test[:, 0], task.y_test)[0, 1]) < 0.06  # six standard errors


def test_separation_is_the_worst_real_over_the_best_other():
    """More than 1 means that every real input is above every other."""
    assert functions.gap([0.1, 0.2, 0.3, 0.2, 0.1, 0.05, 0.01]) == 2
    assert functions.gap([0.1, 0.2, 0.3, 0.2, 0.1, 0.0, 0.0]) == float("inf")


def test_dette_by_hand():
    """At (1/2, 1/2, 1/2): 4 (1/2)² + 1² + 0; at the origin: 4·2² + 3² + 16."""
    X = np.array([[0.5, 0.5, 0.5], [0.0, 0.0, 0.0]])

    np.testing.assert_allclose(hard_fits.dette(X), [2.0, 41.0], rtol=1e-15)


def test_hard_fits_have_their_rows(data_folder):
    """As many rows and inputs as their sentence says, and the same each time."""
    for fit in hard_fits.HARD_FITS.values():
        X, y = fit.rows()
        n_inputs = int(fit.about.split(", ")[-1].split("-")[0])
        assert X.shape == (len(y), n_inputs)
        assert f"{len(y)} rows" in fit.about
        np.testing.assert_array_equal(y, fit.rows()[1])


# Mean and standard deviation under uniform inputs, from 10^6 draws, for half of the equations.
MOMENTS = {
    "I.6.2b": (0.1949, 0.06001),
    "I.9.18": (0.2853, 0.1229),
    "I.12.11": (10.85, 26.03),
    "I.15.3x": (5.36, 1.603),
    "I.30.3": (2.539, 2.601),
    "I.32.17": (2.696, 4.606),
    "I.40.1": (0.4588, 0.6482),
    "II.6.15a": (0.188, 0.3714),
    "II.24.17": (3.269, 0.8602),
    "III.9.52": (14.99, 14.29),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_feynman_equations_have_their_moments(name):
    """A formula or range typed wrong moves the mean or the deviation."""
    f = feynman.FEYNMAN[name].sample(200_000, 0)[1]

    mean, deviation = MOMENTS[name]
    # Five standard errors of the mean; the deviation of heavy-tailed ones wanders by 2 %.
    assert np.mean(f) == pytest.approx(mean, abs=5 * deviation / np.sqrt(200_000) + 1e-3 * mean)
    assert np.std(f) == pytest.approx(deviation, rel=0.02)
