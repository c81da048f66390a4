"""Every loss: its formula, its derivative, its minimum, and its manners at the extremes."""

import math

import numpy as np
import pytest

from curvesmith.losses import LOSSES, Loss

STEP = 6e-6  # cbrt(eps), the best step of central differences
ATOL_DIFFERENCES = 1e-8  # times values up to exp(3)
RTOL_FORMULA = 1e-14  # a handful of roundings
PARAMETERS = {"huber": (0.3, 1.0, 2.0), "quantile": (0.05, 0.5, 0.9)}

# The same functions, written a second time with the standard library.
PLAIN = {
    "squared": lambda f, y, p: 0.5 * (f - y) ** 2,
    "absolute": lambda f, y, p: abs(f - y),
    "huber": lambda f, y, p: 0.5 * (f - y) ** 2 if abs(f - y) <= p else p * (abs(f - y) - 0.5 * p),
    "log_cosh": lambda f, y, p: math.log1p(2 * math.sinh((f - y) / 2) ** 2),
    "quantile": lambda f, y, p: p * (y - f) if f < y else (1 - p) * (f - y),
    "poisson": lambda f, y, p: math.exp(f) - y * f + (y * math.log(y) if y > 0 else 0) - y,
}

each_case = pytest.mark.parametrize(
    ("loss", "parameter"),
    [
        pytest.param(loss, parameter, id=f"{loss.name}-{parameter}")
        for loss in LOSSES.values()
        for parameter in PARAMETERS.get(loss.name, (loss.default_parameter,))
    ],
)
each_loss = pytest.mark.parametrize("loss", LOSSES.values(), ids=lambda loss: loss.name)


def outputs_and_targets(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return random outputs and nonnegative targets, some of them zero."""
    rng = np.random.default_rng(seed)
    return rng.normal(0, 1.5, 300), rng.poisson(1.5, 300).astype(float)


def test_table_holds_the_six_losses():
    """The table knows the names that users may type, each under its own name."""
    assert list(LOSSES) == list(PLAIN)
    assert all(name == loss.name for name, loss in LOSSES.items())


@each_case
def test_value_is_the_formula(loss: Loss, parameter: float, seed: int):
    """The vectorised value equals the formula written with the math module."""
    f, y = outputs_and_targets(seed)
    plain = PLAIN[loss.name]
    expected = [plain(float(a), float(b), parameter) for a, b in zip(f, y, strict=True)]
    atol = 1e-15  # near the minimum, values of size 1 cancel
    np.testing.assert_allclose(loss.value(f, y, parameter), expected, RTOL_FORMULA, atol)


@each_case
def test_derivative_is_the_slope(loss: Loss, parameter: float, seed: int):
    """Away from kinks the derivative equals central differences."""
    f, y = outputs_and_targets(seed)
    if loss.kinked:
        f = np.where(np.abs(f - y) < 2 * STEP, y + 0.1, f)
    slope = loss.value(f + STEP, y, parameter) - loss.value(f - STEP, y, parameter)
    derivative = loss.derivative(f, y, parameter)
    np.testing.assert_allclose(derivative, slope / (2 * STEP), rtol=0, atol=ATOL_DIFFERENCES)


@each_case
def test_exact_prediction_costs_nothing(loss: Loss, parameter: float):
    """At a perfect prediction, value and derivative are zero: also at the kink of a kinked loss."""
    y = np.array([1.0, 2.0, 0.5])
    f = np.log(y) if loss.link == "log" else y.copy()
    np.testing.assert_allclose(loss.value(f, y, parameter), 0, atol=2e-16)
    np.testing.assert_allclose(loss.derivative(f, y, parameter), 0, atol=2e-16)


@each_case
def test_loss_is_never_negative(loss: Loss, parameter: float, seed: int):
    """No prediction is better than the exact one."""
    f, y = outputs_and_targets(seed)
    assert loss.value(f, y, parameter).min() >= -1e-15


@pytest.mark.parametrize("name", ["absolute", "huber", "log_cosh", "quantile"])
@pytest.mark.parametrize("residual", [-1e300, 1e300])
def test_huge_residual_does_not_overflow(name: str, residual: float):
    """Losses that grow like |r| stay finite, without a warning, wherever r is."""
    loss = LOSSES[name]
    f, y = np.array([residual]), np.zeros(1)
    assert np.isfinite(loss.value(f, y, 0.5)).all()
    assert np.isfinite(loss.derivative(f, y, 0.5)).all()


@pytest.mark.parametrize("residual", [1e-150, 1e-9, 1e-3])
def test_small_residual_keeps_its_digits(residual: float):
    """Near the minimum log_cosh is r^2 / 2 (1 - r^2 / 6), not the rounding of log 2."""
    f, y = np.array([residual]), np.zeros(1)
    expected = residual**2 / 2 * (1 - residual**2 / 6)
    np.testing.assert_allclose(LOSSES["log_cosh"].value(f, y, 0.0), expected, rtol=1e-12)


def test_poisson_at_target_zero():
    """A count of zero costs the rate itself: y log y is 0 there."""
    f = np.array([-2.0, 0.0, 1.0])
    np.testing.assert_allclose(LOSSES["poisson"].value(f, np.zeros(3), 0.0), np.exp(f))


def test_poisson_is_half_the_deviance(seed: int):
    """The value is half the unit deviance of scikit-learn, of the rate exp(f)."""
    from sklearn.metrics import mean_poisson_deviance

    f, y = outputs_and_targets(seed)
    value = LOSSES["poisson"].value(f, y, 0.0).mean()
    np.testing.assert_allclose(2 * value, mean_poisson_deviance(y, np.exp(f)), rtol=1e-12)


def test_quantile_half_is_half_the_absolute_loss(seed: int):
    """The median's loss is |f - y| / 2."""
    f, y = outputs_and_targets(seed)
    half = LOSSES["absolute"].value(f, y, 0.0) / 2
    np.testing.assert_allclose(LOSSES["quantile"].value(f, y, 0.5), half)


@each_loss
def test_float32_is_kept(loss: Loss):
    """float32 in, float32 out, whatever the parameter."""
    f, y = np.ones(4, dtype=np.float32), np.zeros(4, dtype=np.float32)
    assert loss.value(f, y, 0.7).dtype == np.float32
    assert loss.derivative(f, y, 0.7).dtype == np.float32


@each_loss
def test_nan_stays_nan(loss: Loss):
    """A NaN is never laundered into a number."""
    assert np.isnan(loss.value(np.array([np.nan]), np.ones(1), 0.5)).all()


def test_parameters_have_names():
    """The two losses with a parameter say what users call it and what it is unless told."""
    named = {loss.name: (loss.parameter_name, loss.default_parameter) for loss in LOSSES.values()}
    assert named.pop("huber") == ("huber_delta", 1.0)
    assert named.pop("quantile") == ("quantile", 0.5)
    assert set(named.values()) == {(None, 0.0)}
