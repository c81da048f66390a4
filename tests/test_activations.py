"""Every activation: its formula, its derivative, its range, and its manners at the extremes."""

import math

import numpy as np
import pytest

from curvesmith.activations import ACTIVATIONS, Activation

# Central differences of step cbrt(eps): truncation and rounding are both near 1e-10.
STEP = 6e-6
ATOL_DIFFERENCES = 1e-9
# The tail of a normal distribution amplifies the rounding of z by z^2, here up to 400 times 1e-16.
RTOL_FORMULA = 1e-13

# The same functions, written a second time with the standard library.
PLAIN = {
    "identity": lambda z: z,
    "relu": lambda z: max(z, 0.0),
    "leaky_relu": lambda z: z if z > 0 else 0.01 * z,
    "elu": lambda z: z if z > 0 else math.expm1(z),
    "gelu": lambda z: z * 0.5 * math.erfc(-z / math.sqrt(2)),
    "silu": lambda z: z / (1 + math.exp(-z)),
    "softplus": lambda z: math.log1p(math.exp(z)),
    "tanh": math.tanh,
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "sine": math.sin,
}

each_activation = pytest.mark.parametrize(
    "activation", ACTIVATIONS.values(), ids=lambda activation: activation.name
)
each_dtype = pytest.mark.parametrize("dtype", [np.float32, np.float64])


def test_table_holds_the_ten_activations():
    """The table knows the names that users may type, each under its own name."""
    assert list(ACTIVATIONS) == list(PLAIN)
    assert all(name == activation.name for name, activation in ACTIVATIONS.items())


@each_activation
def test_value_is_the_formula(activation: Activation):
    """The vectorised value equals the formula written with the math module."""
    z = np.linspace(-20, 20, 401)
    expected = [PLAIN[activation.name](float(element)) for element in z]
    np.testing.assert_allclose(activation.value(z), expected, rtol=RTOL_FORMULA, atol=0)


@each_activation
def test_derivative_is_the_slope(activation: Activation):
    """Away from kinks the derivative equals central differences."""
    z = np.linspace(-6, 6, 500)
    z = z[[all(abs(element - kink) > 2 * STEP for kink in activation.kinks) for element in z]]
    slope = (activation.value(z + STEP) - activation.value(z - STEP)) / (2 * STEP)
    np.testing.assert_allclose(activation.derivative(z), slope, rtol=0, atol=ATOL_DIFFERENCES)


@each_activation
def test_derivative_jumps_only_at_the_kinks(activation: Activation):
    """The derivative jumps at each kink named, and nowhere on a fine grid without them."""
    fine = np.arange(-400, 401) / 100
    jumps = np.abs(np.diff(activation.derivative(fine)))
    places = fine[:-1][jumps > 0.1]
    np.testing.assert_array_equal(places, activation.kinks)


@pytest.mark.parametrize(("name", "left"), [("relu", 0.0), ("leaky_relu", 0.01)])
def test_derivative_at_a_kink_is_the_left_one(name: str, left: float):
    """At zero relu and leaky_relu take the derivative from the left."""
    np.testing.assert_array_equal(ACTIVATIONS[name].derivative(np.array([-0.0, 0.0])), left)


@each_dtype
@each_activation
def test_no_finite_input_overflows(activation: Activation, dtype: type):
    """Value and derivative are finite, without a warning, up to the largest number."""
    largest = float(np.finfo(dtype).max)
    z = np.array([-largest, -1e30, -800, -90, -0.0, 0.0, 90, 800, 1e30, largest], dtype=dtype)
    assert np.isfinite(activation.value(z)).all()
    assert np.isfinite(activation.derivative(z)).all()


@each_dtype
@each_activation
def test_dtype_and_shape_are_kept(activation: Activation, dtype: type):
    """float32 in, float32 out."""
    z = np.ones((3, 2), dtype=dtype)
    for result in (activation.value(z), activation.derivative(z)):
        assert (result.dtype, result.shape) == (z.dtype, z.shape)


@each_activation
def test_nan_stays_nan(activation: Activation):
    """A NaN is never laundered into a number."""
    assert np.isnan(activation.value(np.array([np.nan]))).all()


@each_activation
def test_range_holds_and_is_reached(activation: Activation):
    """No value leaves the range, and the range is no wider than it must be."""
    values = activation.value(np.linspace(-50, 50, 200_001))
    for bound, extreme in zip(activation.range, (values.min(), values.max()), strict=True):
        if math.isfinite(bound):
            np.testing.assert_allclose(extreme, bound, rtol=1e-7, atol=1e-15)
        else:
            assert abs(extreme) >= 0.5
    low, high = activation.range
    assert ((values >= low) & (values <= high)).all()


@each_activation
def test_init_is_a_known_law(activation: Activation):
    """Each activation names the law of its initial weights."""
    assert activation.init in ("he", "glorot", "lecun")


def test_left_tail_of_gelu_keeps_its_digits():
    """At z = -8, where 1 + erf would leave no digit, gelu is right to the last ones."""
    expected = -8 * 6.220960574271785e-16  # Phi(-8), Abramowitz and Stegun, table 26.2
    np.testing.assert_allclose(ACTIVATIONS["gelu"].value(np.array([-8.0])), expected, rtol=1e-13)
