"""Starts that know the data: where units bend, how sharply, and what stays as it was."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from curvesmith.activations import ACTIVATIONS
from curvesmith.initial import placed_theta, redrawn, start_theta
from curvesmith.network import Network

HINGED = [name for name, activation in ACTIVATIONS.items() if activation.init == "he"]
BOUNDED = [name for name, activation in ACTIVATIONS.items() if activation.init != "he"]
# Rounding of a sum of three products.
RTOL_ROUNDING = 1e-12


def skewed(seed: int, n_features: int = 3, n_rows: int = 200) -> np.ndarray:
    """Return inputs of mean 0 and deviation 1 with a long tail."""
    X = np.random.default_rng([seed, 1]).exponential(size=(n_rows, n_features))
    return (X - X.mean(axis=0)) / X.std(axis=0)


def placed(network: Network, seed: int, X: np.ndarray, **options: float) -> np.ndarray:
    """Return a placed start drawn from this seed."""
    return placed_theta(network, np.random.default_rng(seed), X, **options)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("n_features", [1, 3])
def test_every_unit_bends_inside_the_data(activation, n_features, seed):
    """The argument of each first-layer unit is zero between its least and greatest on the rows."""
    X = skewed(seed, n_features)
    network = Network((n_features, 20, 1), activation)
    W, b = network.layers(placed(network, seed, X))[0]

    z = X @ W.T + b

    assert (z.min(axis=0) <= 0).all()
    assert (z.max(axis=0) >= 0).all()


@pytest.mark.parametrize("n_units", [2, 10, 25])
def test_bends_take_equal_shares_of_the_rows(n_units, seed):
    """With one input, each of h equal shares of the sorted rows holds one bend."""
    X = skewed(seed, 1)
    network = Network((1, n_units, 1))
    W, b = network.layers(placed(network, seed, X))[0]

    bends = np.sort(-b / W[:, 0])

    edges = np.quantile(X, np.linspace(0, 1, n_units + 1))
    assert (bends >= edges[:-1]).all()
    assert (bends <= edges[1:]).all()


@pytest.mark.parametrize("activation", BOUNDED)
@pytest.mark.parametrize("n_features", [1, 2, 5])
def test_slopes_are_those_of_nguyen_and_widrow(activation, n_features, seed):
    """Without spread, the argument of each unit deviates by 0.7 h^(1/d) / sqrt(3) on the rows."""
    X = skewed(seed, n_features)
    network = Network((n_features, 12, 1), activation)
    W, _ = network.layers(placed(network, seed, X, spread=1.0))[0]

    expected = 0.7 * 12 ** (1 / n_features) / np.sqrt(3)

    assert_allclose((X @ W.T).std(axis=0), expected, rtol=RTOL_ROUNDING)


@pytest.mark.parametrize("activation", HINGED)
def test_weights_of_hinges_have_the_length_of_he(activation, seed):
    """Units that grow without bound: sqrt(2), the root mean square length of He's draws."""
    network = Network((4, 9, 1), activation)
    W, _ = network.layers(placed(network, seed, skewed(seed, 4), spread=1.0))[0]

    assert_allclose(np.linalg.norm(W, axis=1), np.sqrt(2), rtol=RTOL_ROUNDING)


@pytest.mark.parametrize("spread", [1.5, 3.0, 10.0])
def test_slopes_spread_by_the_factor_to_either_side(spread, seed):
    """Slopes lie within the factor of that without spread, and use most of the way."""
    X = skewed(seed, 1)
    network = Network((1, 100, 1))
    W, _ = network.layers(placed(network, seed, X, spread=spread))[0]

    ratios = np.log(np.abs(W[:, 0]) * X.std() * np.sqrt(3) / 70) / np.log(spread)

    assert (np.abs(ratios) <= 1 + RTOL_ROUNDING).all()
    # Of 100 uniform draws none lies in the outer tenth with probability 3e-5.
    assert ratios.max() > 0.8
    assert ratios.min() < -0.8


def test_further_layers_are_those_of_the_network(seed):
    """Only the first layer is placed."""
    network = Network((2, 5, 4, 2))
    layers = network.layers(placed(network, seed, skewed(seed, 2)))
    others = network.layers(network.initial_theta(np.random.default_rng(seed)))

    for (W, b), (V, c) in zip(layers[1:], others[1:], strict=True):
        assert_array_equal(W, V)
        assert_array_equal(b, c)


def test_a_network_without_hidden_layer_has_nothing_to_place(seed):
    """It starts as ever."""
    network = Network((2, 1))
    expected = network.initial_theta(np.random.default_rng(seed))
    assert_array_equal(placed(network, seed, skewed(seed, 2)), expected)


def test_a_network_without_biases_is_given_slopes(seed):
    """Its units all turn at the origin."""
    network = Network((2, 6, 1), bias=False)
    W, b = network.layers(placed(network, seed, skewed(seed, 2)))[0]
    assert b is None
    assert np.linalg.norm(W, axis=1).min() > 0


def test_constant_inputs_are_survived(seed):
    """Inputs that do not vary, or a single row, give finite parameters."""
    network = Network((2, 4, 1))
    assert np.isfinite(placed(network, seed, np.zeros((1, 2)))).all()
    assert np.isfinite(placed(network, seed, np.full((30, 2), 0.5))).all()


def test_many_rows_are_sampled(seed):
    """A hundred times the rows in the same places give the same start."""
    X = skewed(seed, 2, 1024)
    network = Network((2, 8, 1))
    assert_array_equal(placed(network, seed, X), placed(network, seed, np.repeat(X, 100, axis=0)))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_dtype_is_that_of_the_inputs(dtype, seed):
    """For each kind of start."""
    network = Network((3, 5, 1))
    X = skewed(seed).astype(dtype)
    for k in range(4):
        assert start_theta(network, np.random.default_rng(seed), X, k).dtype == dtype


def test_every_second_start_knows_the_data(seed):
    """Even ones are the network's own, odd ones placed."""
    network = Network((3, 5, 1))
    X = skewed(seed)
    for k in range(4):
        theta = start_theta(network, np.random.default_rng(seed), X, k)
        own = network.initial_theta(np.random.default_rng(seed))
        assert_array_equal(theta, placed(network, seed, X) if k % 2 else own)


@pytest.mark.parametrize("init", ["he", "lecun", 0.3])
def test_a_law_that_is_asked_for_is_every_starts(init, seed):
    """``init`` other than auto places nothing."""
    network = Network((3, 5, 1))
    for k in range(4):
        theta = start_theta(network, np.random.default_rng(seed), skewed(seed), k, init)
        assert_array_equal(theta, network.initial_theta(np.random.default_rng(seed), init))


def test_redrawing_changes_these_units_only(seed):
    """Their weights and biases; a copy is returned."""
    network = Network((3, 6, 1))
    X = skewed(seed)
    theta = placed(network, seed, X)
    before = theta.copy()

    new = redrawn(network, np.random.default_rng(seed + 1), X, theta, np.array([1, 4]))

    (W, b), (V, c) = network.layers(theta)[0], network.layers(new)[0]
    assert_array_equal(theta, before)
    assert_array_equal(np.flatnonzero((W != V).any(axis=1)), [1, 4])
    assert_array_equal(np.flatnonzero(b != c), [1, 4])
    assert_array_equal(new[24:], theta[24:])


@pytest.mark.parametrize("bias", [True, False])
def test_units_may_be_redrawn_beside_others(bias, seed):
    """At about 1.2 times the root mean square of the weights of some unit there was."""
    X, network = skewed(seed), Network((3, 400, 1), bias=bias)
    theta = placed(network, seed, X)
    W, b = network.layers(theta)[0]
    W[:], at = [0.3, -2.0, 0.5], 0.7
    if b is not None:
        b[:] = at

    new = redrawn(network, np.random.default_rng(seed), X, theta, np.arange(1, 400), beside=1.0)

    V, c = network.layers(new)[0]
    moves = V - W if c is None else np.column_stack([V - W, c - at])
    distances = np.sqrt(np.mean(moves[1:] ** 2, axis=1)) / np.sqrt(np.mean(W[0] ** 2))
    # Lengths of normal vectors, whose median is 0.9 of the root mean square, times factors whose
    # logarithms deviate by 1: over 399 of them the median is known to 7 %, the deviation to 4 %.
    assert 0.65 < np.median(distances) / 1.2 < 1.15
    assert 0.9 < np.log(distances).std() < 1.25
    assert_array_equal(V[0], W[0])
    assert_array_equal(new[network.n_hidden_params :], theta[network.n_hidden_params :])


def test_units_beside_none_of_any_length_still_move(seed):
    """Where all weights are zero, by a hundredth."""
    network = Network((2, 5, 1))
    theta = np.zeros(network.n_params)

    new = redrawn(
        network, np.random.default_rng(seed), skewed(seed, 2), theta, np.arange(5), beside=1
    )

    W = network.layers(new)[0][0]
    assert (W != 0).all()
    assert np.abs(W).max() < 1


@pytest.mark.parametrize("spread", [0.5, -1.0, float("nan")])
def test_a_spread_below_one_is_refused(spread):
    """It would name the same range from the other side, or none."""
    with pytest.raises(ValueError, match=f"`spread` must be at least 1, got {spread}"):
        placed(Network((1, 3, 1)), 0, np.zeros((2, 1)), spread=spread)
