"""Scaling: what is measured, weights as repetitions, units of any size, constant columns."""

import numpy as np
import pytest

from curvesmith.scaling import Scaling, fit_scaling

RTOL = 1e-14  # a handful of roundings
KINDS = ["standard", "robust", "mean"]
EXTREME = [0.0, 1e-300, -1e-300, 1.0, -3.0, 1e300, -1e300, 1.7e308, -1.7e308]

each_kind = pytest.mark.parametrize("kind", KINDS)


def table(seed: int, n_rows: int = 101) -> np.ndarray:
    """Return columns of different shape: normal, skewed, counts."""
    rng = np.random.default_rng(seed)
    columns = [rng.normal(3, 2, n_rows), rng.exponential(5, n_rows), rng.poisson(4, n_rows)]
    return np.column_stack(columns)


def counts(seed: int, n_rows: int = 101) -> np.ndarray:
    """Return whole-numbered weights from 0 to 4."""
    return np.random.default_rng(1000 + seed).integers(0, 5, n_rows)


def same(left: Scaling, right: Scaling) -> bool:
    """Return whether two scalings are equal to the bit."""
    return np.array_equal(left.offset, right.offset) and np.array_equal(left.scale, right.scale)


def test_standard_is_mean_and_standard_deviation(seed: int):
    """The deviation is divided by n, not n - 1."""
    A = table(seed)
    scaling = fit_scaling("standard", A)
    np.testing.assert_allclose(scaling.offset, A.mean(axis=0), RTOL)
    np.testing.assert_allclose(scaling.scale, A.std(axis=0), RTOL)


def test_robust_is_median_and_interquartile_range(seed: int):
    """The range is that of the inverted distribution function, in normal standard deviations."""
    A = table(seed)
    lower, median, upper = np.quantile(A, [0.25, 0.5, 0.75], axis=0, method="inverted_cdf")
    scaling = fit_scaling("robust", A)
    np.testing.assert_array_equal(scaling.offset, median)
    np.testing.assert_allclose(scaling.scale, (upper - lower) / 1.3489795, rtol=1e-7)


def test_robust_equals_standard_on_normal_data():
    """On many normal values both kinds measure the same."""
    A = np.random.default_rng(0).normal(10, 3, (200_000, 1))
    standard, robust = fit_scaling("standard", A), fit_scaling("robust", A)
    np.testing.assert_allclose(robust.scale, standard.scale, rtol=0.02)  # sampling error 0.3 %
    np.testing.assert_allclose(robust.offset, standard.offset, rtol=0.01)


def test_robust_ignores_outliers():
    """A few wild values move neither median nor range."""
    calm = np.linspace(-1, 1, 101)[:, None]
    wild = calm.copy()
    wild[-3:] = 1e6
    assert same(fit_scaling("robust", wild), fit_scaling("robust", calm))


def test_none_changes_nothing(seed: int):
    """Values pass through untouched."""
    A = table(seed)
    scaling = fit_scaling("none", A, counts(seed))
    np.testing.assert_array_equal(scaling.transform(A), A)
    np.testing.assert_array_equal(scaling.inverse(A), A)


def test_mean_divides_only(seed: int):
    """Rates keep their zero; their weighted mean size becomes 1."""
    A, weights = table(seed), counts(seed)
    scaling = fit_scaling("mean", A, weights)
    np.testing.assert_array_equal(scaling.offset, 0)
    np.testing.assert_allclose(scaling.scale, np.average(np.abs(A), axis=0, weights=weights), RTOL)


@each_kind
def test_transform_and_inverse_undo_each_other(kind: str, seed: int):
    """What was scaled comes back."""
    A = table(seed)
    scaling = fit_scaling(kind, A)
    np.testing.assert_allclose(scaling.inverse(scaling.transform(A)), A, RTOL, atol=RTOL)


@each_kind
def test_weights_are_repetitions(kind: str, seed: int):
    """A row of weight three counts as three rows."""
    A, weights = table(seed), counts(seed)
    weighted = fit_scaling(kind, A, weights)
    repeated = fit_scaling(kind, np.repeat(A, weights, axis=0))
    np.testing.assert_allclose(weighted.offset, repeated.offset, RTOL)
    np.testing.assert_allclose(weighted.scale, repeated.scale, RTOL)


def test_robust_weights_are_repetitions_to_the_bit(seed: int):
    """Quantiles are values of the data, so there is nothing to round."""
    A, weights = table(seed), counts(seed)
    assert same(fit_scaling("robust", A, weights), fit_scaling("robust", np.repeat(A, weights, 0)))


@each_kind
def test_weight_zero_is_an_absent_row(kind: str, seed: int):
    """Rows of weight zero may hold anything finite; nothing changes by a bit."""
    A, weights = table(seed), counts(seed)
    spoilt = np.where(weights[:, None] == 0, 1e300, A)
    present = fit_scaling(kind, A[weights > 0], weights[weights > 0])
    assert same(fit_scaling(kind, spoilt, weights), present)


@each_kind
@pytest.mark.parametrize("factor", [1e-300, 2.0**-40, 0.1, 3.0, 1e300])
def test_only_ratios_of_weights_matter(kind: str, factor: float, seed: int):
    """All weights times the same factor, however small or large, are the same weights."""
    A, weights = table(seed), counts(seed).astype(float)
    one, other = fit_scaling(kind, A, weights), fit_scaling(kind, A, factor * weights)
    np.testing.assert_allclose(other.offset, one.offset, RTOL)
    np.testing.assert_allclose(other.scale, one.scale, RTOL)


@pytest.mark.parametrize("weight", [0.1, 1 / 3, 0.7])
def test_equal_weights_are_no_weights(weight: float, seed: int):
    """Quantiles do not jump because the sum of many equal weights is rounded."""
    A = table(seed, n_rows=100)
    weighted = fit_scaling("robust", A, np.full(100, weight))
    assert same(weighted, fit_scaling("robust", A))


@each_kind
@pytest.mark.parametrize("exponent", [-900, -37, -1, 1, 60, 900])
def test_power_of_two_changes_no_bit(kind: str, exponent: int, seed: int):
    """In units 2^k times smaller the scaled values are the same, to the bit."""
    A, weights = table(seed), counts(seed)
    one, other = fit_scaling(kind, A, weights), fit_scaling(kind, np.ldexp(A, exponent), weights)
    np.testing.assert_array_equal(np.ldexp(one.scale, exponent), other.scale)
    np.testing.assert_array_equal(other.transform(np.ldexp(A, exponent)), one.transform(A))
    np.testing.assert_array_equal(other.inverse(A), np.ldexp(one.inverse(A), exponent))


@pytest.mark.parametrize("kind", ["standard", "robust"])
@pytest.mark.parametrize("shift", [1.0, -1e3, 1e9])
@pytest.mark.parametrize("factor", [1e-9, 0.3, 7.0, 1e9])
def test_any_units_give_the_same_values_nearly(kind: str, shift: float, factor: float, seed: int):
    """Other units change the scaled values by the rounding of the raw ones."""
    A = table(seed)
    B = factor * (A + shift)
    rounding = 20 * np.finfo(float).eps * (1 + abs(shift))
    one, other = fit_scaling(kind, A), fit_scaling(kind, B)
    np.testing.assert_allclose(other.transform(B), one.transform(A), rtol=0, atol=rounding)


@each_kind
@pytest.mark.parametrize("value", [5.0, 0.0, -1e300, 1e-320, 0.1])
def test_constant_column_gets_scale_one(kind: str, value: float):
    """A constant is shifted to exactly zero and not divided; a rate of zero is not divided."""
    A = np.full((7, 1), value)
    scaling = fit_scaling(kind, A, np.arange(7))
    if kind == "mean":
        np.testing.assert_allclose(scaling.scale, abs(value) or 1.0, RTOL)
        return
    np.testing.assert_array_equal(scaling.scale, 1)
    np.testing.assert_array_equal(scaling.transform(A), 0)


@pytest.mark.parametrize("kind", ["standard", "robust"])
@pytest.mark.parametrize("value", [0.1, 1.0, 1e16, -1e-200])
def test_column_of_rounding_noise_stays_small(kind: str, value: float, seed: int):
    """A column that differs by rounding only is not blown up to unit size."""
    rng = np.random.default_rng(seed)
    A = value * (1 + np.finfo(float).eps * rng.integers(-2, 3, (50, 1)))
    assert np.abs(fit_scaling(kind, A).transform(A)).max() < 1e-14


@pytest.mark.parametrize("kind", ["standard", "robust"])
def test_small_signal_on_a_large_offset_is_kept(kind: str):
    """A signal of 1e-9 of the offset is no rounding noise."""
    x = np.linspace(0, 1, 100)[:, None]
    A = 1e6 + 1e-3 * x
    scaled = fit_scaling(kind, A).transform(A)
    np.testing.assert_allclose(scaled, fit_scaling(kind, x).transform(x), rtol=0, atol=1e-6)


def test_float32_noise_is_judged_in_float32():
    """What float32 cannot tell from rounding counts as constant in float32 only."""
    A = 1 + np.linspace(0, 5e-7, 50)[:, None]
    assert np.abs(fit_scaling("standard", A).transform(A)).max() > 1
    single = A.astype(np.float32)
    assert np.abs(fit_scaling("standard", single).transform(single)).max() < 1e-6


def test_mostly_equal_values_fall_back_to_the_standard_deviation():
    """A column of zeros with a few ones has no interquartile range."""
    A = np.zeros((100, 1))
    A[:10] = 1
    scaling = fit_scaling("robust", A)
    np.testing.assert_array_equal(scaling.offset, 0)
    np.testing.assert_allclose(scaling.scale, 0.3, RTOL)


@each_kind
@pytest.mark.parametrize("largest", [1e300, 1.7e308])
def test_extreme_columns_do_not_overflow(kind: str, largest: float):
    """From 1e-300 to the largest number in one column: finite, and without a warning."""
    A = np.array([[value] for value in EXTREME if abs(value) <= largest])
    scaling = fit_scaling(kind, A)
    assert np.isfinite(scaling.offset).all()
    assert (scaling.scale > 0).all()
    assert np.isfinite(scaling.transform(A)).all()


@each_kind
def test_tiny_columns_do_not_underflow(kind: str):
    """A column near the smallest normal number is scaled like any other."""
    A = np.array([[1.0], [2.0], [4.0], [9.0]])
    tiny = fit_scaling(kind, 1e-300 * A).transform(1e-300 * A)
    np.testing.assert_allclose(tiny, fit_scaling(kind, A).transform(A), RTOL, atol=RTOL)


@each_kind
def test_scaling_is_measured_and_kept_in_float64(kind: str, seed: int):
    """float32 values are scaled in float64 and come back as float32."""
    A = table(seed).astype(np.float32)
    scaling = fit_scaling(kind, A)
    assert same(scaling, fit_scaling(kind, A.astype(np.float64)))
    assert scaling.transform(A).dtype == scaling.inverse(A).dtype == np.float32


def test_float32_on_a_large_offset_keeps_its_digits():
    """The shift is done in float64, so no digit of a float32 value is lost."""
    A = (1e6 + np.arange(8))[:, None].astype(np.float32)
    scaled = fit_scaling("standard", A).transform(A)
    np.testing.assert_allclose(scaled, fit_scaling("standard", A.astype(float)).transform(A), 1e-7)


@each_kind
def test_result_is_contiguous(kind: str):
    """The engines need C order, whatever the order of the table."""
    A = np.asfortranarray(table(0))
    assert fit_scaling(kind, A).transform(A).flags.c_contiguous


@each_kind
def test_value_far_outside_becomes_infinite(kind: str):
    """A value beyond all scales does not warn here; who predicts judges what is not finite."""
    A = np.array([[1e-200], [2e-200], [3e-200]])
    assert np.isinf(fit_scaling(kind, A).transform(np.array([[1e200]]))).all()


def test_no_columns_are_no_problem():
    """A table without columns has an empty scaling."""
    assert fit_scaling("standard", np.empty((3, 0))).scale.shape == (0,)


def test_unknown_kind_is_refused():
    """The message lists the kinds."""
    with pytest.raises(
        ValueError, match="one of 'standard', 'robust', 'none', 'mean', got 'minmax'"
    ):
        fit_scaling("minmax", np.ones((2, 1)))


def test_weights_of_nothing_are_refused():
    """Something must be present to be measured."""
    with pytest.raises(ValueError, match=r"`sample_weight` must be positive .* got 4 rows"):
        fit_scaling("standard", np.ones((4, 1)), np.zeros(4))
