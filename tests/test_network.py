"""The network: its layout of theta, its initial parameters, its name, its refusals."""

import pickle

import numpy as np
import pytest

from curvesmith.network import Network

N_DRAWS = 100  # units per side of a layer whose moments are measured
# 10,000 draws: the standard deviation is known to 0.7 %, so 4 % is more than five sigma.
RTOL_MOMENTS = 0.04


@pytest.mark.parametrize(
    ("sizes", "bias", "n_params"),
    [
        ((1, 1), True, 2),
        ((1, 1), False, 1),
        ((1, 10, 1), True, 31),
        ((1, 3, 3, 1), False, 15),
        ((8, 20, 1), True, 201),
        ((5, 7, 6, 3), True, 42 + 48 + 21),
    ],
)
def test_number_of_parameters(sizes: tuple[int, ...], bias: bool, n_params: int):
    """Each layer has n_out n_in weights and, with biases, n_out more."""
    assert Network(sizes, bias=bias).n_params == n_params


def test_sizes_are_named():
    """Features, outputs and layers are read off the sizes."""
    network = Network((5, 7, 6, 3))
    assert (network.n_features, network.n_outputs, network.n_layers) == (5, 3, 3)


def test_layout_is_weights_then_biases_layer_by_layer():
    """The blocks tile theta in order."""
    layout = Network((2, 3, 1)).layout
    assert [(block.name, block.start, block.stop, block.shape) for block in layout] == [
        ("W1", 0, 6, (3, 2)),
        ("b1", 6, 9, (3,)),
        ("W2", 9, 12, (1, 3)),
        ("b2", 12, 13, (1,)),
    ]


def test_layers_read_theta_row_by_row():
    """W is n_out x n_in, row-major, followed by b."""
    (W1, b1), (W2, b2) = Network((2, 3, 1)).layers(np.arange(13.0))
    np.testing.assert_array_equal(W1, [[0, 1], [2, 3], [4, 5]])
    np.testing.assert_array_equal(b1, [6, 7, 8])
    np.testing.assert_array_equal(W2, [[9, 10, 11]])
    np.testing.assert_array_equal(b2, [12])


def test_layers_are_views():
    """Writing into a layer changes theta."""
    network = Network((2, 3, 1))
    theta = np.zeros(network.n_params)
    W, b = network.layers(theta)[1]
    W[:] = 1
    assert b is not None
    b[:] = 2
    np.testing.assert_array_equal(theta[9:], [1, 1, 1, 2])


def test_network_without_biases_has_no_b():
    """The layout then holds weights only."""
    network = Network((1, 3, 3, 1), bias=False)
    assert [b for _, b in network.layers(np.zeros(15))] == [None, None, None]
    assert [block.name for block in network.layout] == ["W1", "W2", "W3"]


def test_weight_mask_spares_the_biases():
    """The penalty acts where the mask is True: at weights."""
    network = Network((2, 3, 1))
    weights = [name in ("W1", "W2") for name in ["W1"] * 6 + ["b1"] * 3 + ["W2"] * 3 + ["b2"]]
    np.testing.assert_array_equal(network.weight_mask(), weights)
    assert Network((2, 3, 1), bias=False).weight_mask().all()


def test_activations_of_each_layer():
    """The output has its own activation."""
    network = Network((1, 4, 4, 1), "relu", "tanh")
    assert network.activations == ("relu", "relu", "tanh")
    assert Network((3, 1), "relu").activations == ("identity",)


@pytest.mark.parametrize(
    ("network", "text"),
    [
        (Network((8, 20, 1)), "8-20-1 tanh"),
        (Network((1, 128, 1), "tanh", "tanh"), "1-128-1 tanh, output tanh"),
        (Network((1, 3, 3, 1), "sigmoid", bias=False), "1-3-3-1 sigmoid, no biases"),
        (Network((4, 2)), "4-2"),
    ],
)
def test_name_says_what_it_is(network: Network, text: str):
    """The printed network names sizes, activations and missing biases."""
    assert str(network) == text


def test_networks_are_values():
    """Equal settings are equal networks, also after pickling; lists and NumPy sizes are taken."""
    network = Network((2, 3, 1))
    assert network.n_params == 13
    assert pickle.loads(pickle.dumps(network)) == network
    assert Network(np.array([2, 3, 1])) == network  # type: ignore[arg-type]
    assert hash(Network([2, 3, 1])) == hash(network)  # type: ignore[arg-type]


LAWS = {
    "he": lambda n_in, n_out: (2 / n_in) ** 0.5,
    "lecun": lambda n_in, n_out: (1 / n_in) ** 0.5,
    "glorot": lambda n_in, n_out: (2 / (n_in + n_out)) ** 0.5,
}


@pytest.mark.parametrize("init", LAWS)
def test_initial_weights_have_the_spread_of_their_law(init: str, seed: int):
    """Mean zero and the standard deviation of the paper, in every layer."""
    network = Network((N_DRAWS, 2 * N_DRAWS, N_DRAWS))
    theta = network.initial_theta(np.random.default_rng(seed), init)
    for W, _ in network.layers(theta):
        n_out, n_in = W.shape
        expected = LAWS[init](n_in, n_out)
        np.testing.assert_allclose(W.std(), expected, rtol=RTOL_MOMENTS)
        assert abs(W.mean()) < RTOL_MOMENTS * expected


def test_glorot_is_uniform(seed: int):
    """No weight leaves the interval, and the ends are nearly reached."""
    network = Network((N_DRAWS, N_DRAWS), bias=False)
    theta = network.initial_theta(np.random.default_rng(seed), "glorot")
    bound = (6 / (2 * N_DRAWS)) ** 0.5
    assert 0.99 * bound < np.abs(theta).max() <= bound


@pytest.mark.parametrize(
    ("activation", "init"), [("relu", "he"), ("tanh", "glorot"), ("sine", "lecun")]
)
def test_auto_follows_the_activation(activation: str, init: str):
    """The law named by the activation is the one drawn from."""
    network = Network((20, 30, 30), activation, activation)
    auto = network.initial_theta(np.random.default_rng(0))
    named = network.initial_theta(np.random.default_rng(0), init)
    np.testing.assert_array_equal(auto, named)


def test_number_is_the_standard_deviation(seed: int):
    """A float draws all weights from one normal law and leaves all biases at zero."""
    network = Network((N_DRAWS, N_DRAWS, 1))
    theta = network.initial_theta(np.random.default_rng(seed), 0.01)
    mask = network.weight_mask()
    np.testing.assert_allclose(theta[mask].std(), 0.01, rtol=RTOL_MOMENTS)
    np.testing.assert_array_equal(theta[~mask], 0)


@pytest.mark.parametrize("init", ["auto", "he", "glorot", "lecun"])
def test_units_of_one_input_bend_at_different_places(init: str, seed: int):
    """Hidden biases differ from unit to unit; the output starts without an offset."""
    network = Network((1, 10, 1), "relu")
    theta = network.initial_theta(np.random.default_rng(seed), init)
    (_, hidden), (_, output) = network.layers(theta)
    assert hidden is not None
    assert len(set(hidden.tolist())) == 10
    np.testing.assert_array_equal(output, 0)


def test_float32_draws_the_same_numbers():
    """The dtype rounds the parameters and changes nothing else."""
    network = Network((3, 8, 2))
    double = network.initial_theta(np.random.default_rng(1))
    single = network.initial_theta(np.random.default_rng(1), dtype=np.float32)
    assert single.dtype == np.float32
    np.testing.assert_array_equal(single, double.astype(np.float32))


@pytest.mark.parametrize("sizes", [(), (3,)])
def test_too_few_sizes_are_refused(sizes: tuple[int, ...]):
    """A network has inputs and outputs."""
    with pytest.raises(ValueError, match=r"`sizes` must have two entries or more, got \(3?,?\)"):
        Network(sizes)


@pytest.mark.parametrize("size", [0, -2, 2.5, True, "4"])
def test_size_that_is_no_count_is_refused(size: object):
    """Each layer has at least one unit; the message shows value and place."""
    with pytest.raises(
        ValueError, match=f"whole numbers of at least 1, got {size!r} at position 1"
    ):
        Network((1, size, 1))  # type: ignore[arg-type]


def test_unknown_activation_is_refused_with_the_nearest():
    """A slip of the pen is answered with the word meant."""
    with pytest.raises(
        ValueError, match=r"`activation` must be .* got 'Relu'\. Did you mean 'relu'"
    ):
        Network((1, 2, 1), "Relu")


def test_unknown_output_activation_is_refused():
    """The message names the right parameter, and gives no hint where none fits."""
    with pytest.raises(ValueError, match=r"`output_activation` .* got 'xyz'\. Choose one of these"):
        Network((1, 2, 1), "relu", "xyz")


@pytest.mark.parametrize("init", ["xavier", 0.0, -1.0, float("nan"), float("inf"), True])
def test_unknown_init_is_refused(init: object):
    """The initial law is a known word or a positive finite number."""
    with pytest.raises(ValueError, match=rf"`init` must be one of 'auto', .* got {init!r}"):
        Network((1, 1)).initial_theta(np.random.default_rng(0), init)  # type: ignore[arg-type]


def test_theta_of_another_network_is_refused():
    """The message shows both shapes and the network."""
    with pytest.raises(ValueError, match=r"shape \(13,\) for the network 2-3-1 tanh, got \(12,\)"):
        Network((2, 3, 1)).layers(np.zeros(12))
