"""Every update rule against hand-written steps and PyTorch, and the order of the rows."""

import itertools
from collections import Counter

import numpy as np
import pytest

from curvesmith.updates import UPDATES, DescentOptions, RowOrder, UpdateState

RTOL = 1e-14  # a handful of roundings
RTOL_TORCH = 1e-12  # PyTorch orders its operations otherwise; 20 steps
RATE = 0.05
ALPHA = 0.3
WEIGHTS = np.array([True, True, False])


def steps(method: str, gradients: list[list[float]], **options: float) -> np.ndarray:
    """Return theta after one update per gradient, from (1, -2, 3); the third is a bias."""
    theta = np.array([1.0, -2.0, 3.0])
    state = UpdateState.at_start(theta, ALPHA * WEIGHTS)
    settings = DescentOptions(method, RATE, **options)  # type: ignore[arg-type]
    for gradient in gradients:
        UPDATES[method].apply(theta, np.array(gradient), RATE, state, settings)
    return theta


G1, G2 = [0.5, -1.0, 2.0], [0.25, 4.0, 0.0]
g1, g2 = np.array(G1), np.array(G2)
START = np.array([1.0, -2.0, 3.0])


def test_table_holds_the_seven_methods():
    """The table knows the names that users may type; only adamw shrinks the weights itself."""
    assert list(UPDATES) == ["gd", "sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"]
    assert [name for name, update in UPDATES.items() if update.decoupled] == ["adamw"]


@pytest.mark.parametrize("method", ["gd", "sgd"])
def test_gradient_descent(method: str):
    """Both names subtract the gradient times the rate."""
    np.testing.assert_allclose(steps(method, [G1, G2]), START - RATE * (g1 + g2), RTOL)


def test_momentum():
    """The second step carries the share m of the first."""
    expected = START - RATE * g1 + (0.7 * -RATE * g1 - RATE * g2)
    np.testing.assert_allclose(steps("momentum", [G1, G2], momentum=0.7), expected, RTOL)


def test_nesterov():
    """Each step looks one velocity ahead."""
    v1 = -RATE * g1
    v2 = 0.7 * v1 - RATE * g2
    expected = START + (0.7 * v1 - RATE * g1) + (0.7 * v2 - RATE * g2)
    np.testing.assert_allclose(steps("nesterov", [G1, G2], momentum=0.7), expected, RTOL)


def test_rmsprop():
    """Each entry is divided by its own root mean square."""
    s1 = 0.2 * g1**2
    s2 = 0.8 * s1 + 0.2 * g2**2
    expected = START - RATE * g1 / (np.sqrt(s1) + 1e-3) - RATE * g2 / (np.sqrt(s2) + 1e-3)
    np.testing.assert_allclose(steps("rmsprop", [G1, G2], rho=0.8, epsilon=1e-3), expected, RTOL)


def adam_steps() -> tuple[np.ndarray, np.ndarray]:
    """Return Adam's two steps for beta1 = 0.8, beta2 = 0.9, epsilon = 1e-3."""
    first = RATE * g1 / (np.abs(g1) + 1e-3)
    m = (0.8 * 0.2 * g1 + 0.2 * g2) / (1 - 0.64)
    v = (0.9 * 0.1 * g1**2 + 0.1 * g2**2) / (1 - 0.81)
    return first, RATE * m / (np.sqrt(v) + 1e-3)


def test_adam():
    """Both moments are corrected for their start at zero: the first step is nearly the sign."""
    first, second = adam_steps()
    theta = steps("adam", [G1, G2], beta1=0.8, beta2=0.9, epsilon=1e-3)
    np.testing.assert_allclose(theta, START - first - second, RTOL)


def test_adamw_shrinks_weights_but_not_biases():
    """The decay uses the weights before the step and leaves the bias alone."""
    first, second = adam_steps()
    keep = np.where(WEIGHTS, 1 - RATE * ALPHA, 1.0)
    expected = keep * (keep * START - first) - second
    theta = steps("adamw", [G1, G2], beta1=0.8, beta2=0.9, epsilon=1e-3)
    np.testing.assert_allclose(theta, expected, RTOL)


@pytest.mark.parametrize("method", UPDATES)
def test_float32_stays_float32(method: str):
    """Parameters and memory keep the dtype of theta."""
    theta = np.ones(4, dtype=np.float32)
    state = UpdateState.at_start(theta, np.zeros_like(theta))
    UPDATES[method].apply(theta, np.ones_like(theta), 0.1, state, DescentOptions(method, 0.1))
    assert {theta.dtype, state.first.dtype, state.second.dtype} == {np.dtype(np.float32)}
    assert (theta < 1).all()


TORCH_OPTIMIZERS = {
    "sgd": ("SGD", {}),
    "momentum": ("SGD", {"momentum": 0.9}),
    "nesterov": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "rmsprop": ("RMSprop", {"alpha": 0.9, "eps": 1e-8}),
    "adam": ("Adam", {"betas": (0.9, 0.999), "eps": 1e-8}),
    "adamw": ("AdamW", {"betas": (0.9, 0.999), "eps": 1e-8, "weight_decay": ALPHA}),
}


@pytest.mark.parametrize("method", TORCH_OPTIMIZERS)
def test_pytorch_takes_the_same_steps(method: str, seed: int):
    """Twenty updates with the defaults lead where PyTorch's optimizer leads."""
    torch = pytest.importorskip("torch", reason="PyTorch, an extra oracle, is not installed")
    rng = np.random.default_rng(seed)
    start, gradients = rng.normal(size=6), rng.normal(size=(20, 6))
    name, options = TORCH_OPTIMIZERS[method]
    parameter = torch.nn.Parameter(torch.tensor(start))
    optimizer = getattr(torch.optim, name)([parameter], lr=RATE, **options)
    theta = start.copy()
    state = UpdateState.at_start(theta, np.full(6, ALPHA))
    for gradient in gradients:
        parameter.grad = torch.tensor(gradient)
        optimizer.step()
        UPDATES[method].apply(theta, gradient, RATE, state, DescentOptions(method, RATE))
    np.testing.assert_allclose(theta, parameter.detach().numpy(), RTOL_TORCH)


@pytest.mark.parametrize(
    ("batch_size", "n_rows", "rows", "batches"),
    [
        (0, 10, 10, 1),
        (10, 10, 10, 1),
        (99, 10, 10, 1),
        (3, 10, 3, 4),
        (5, 10, 5, 2),
        (1, 10, 1, 10),
    ],
)
def test_batches_cover_all_rows(batch_size: int, n_rows: int, rows: int, batches: int):
    """Zero or too many rows per batch mean the full batch; the last batch may be short."""
    options = DescentOptions("sgd", RATE, batch_size=batch_size)
    assert options.rows_per_batch(n_rows) == rows
    assert options.batches_per_epoch(n_rows) == batches


def test_generator_is_splitmix64():
    """From seed 1234567 come the numbers that the generator's author published."""
    order = RowOrder(1, seed=1234567)
    expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431]
    assert [order._next() for _ in expected] == expected


@pytest.mark.parametrize("n_rows", [1, 2, 3, 17, 100])
def test_shuffle_keeps_every_row(n_rows: int, seed: int):
    """A shuffled order is a permutation, epoch after epoch."""
    order = RowOrder(n_rows, seed)
    for _ in range(3):
        order.shuffle()
        np.testing.assert_array_equal(np.sort(order.rows), np.arange(n_rows))


def test_shuffle_swaps_as_fisher_and_yates_do():
    """Three rows, swap by swap, with the first two numbers of seed 0."""
    first, second = 0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4
    rows = [0, 1, 2]
    j = first * 3 // 2**64
    rows[2], rows[j] = rows[j], rows[2]
    j = second * 2 // 2**64
    rows[1], rows[j] = rows[j], rows[1]
    order = RowOrder(3, seed=0)
    order.shuffle()
    assert order.rows.tolist() == rows


def test_shuffles_go_on_from_each_other():
    """The second epoch swaps within the order of the first, and goes on with the generator."""
    order = RowOrder(50, seed=3)
    order.shuffle()
    first_epoch, swaps = order.rows, RowOrder(50, order.seed)
    order.shuffle()
    swaps.shuffle()
    np.testing.assert_array_equal(order.rows, first_epoch[swaps.rows])


def test_every_order_is_equally_likely():
    """Over 6000 seeds each of the 6 orders of 3 rows comes up within 5 sigma of 1000 times."""
    counts: Counter[tuple[int, ...]] = Counter()
    for seed in range(6000):
        order = RowOrder(3, seed)
        order.shuffle()
        counts[tuple(order.rows.tolist())] += 1
    assert set(counts) == set(itertools.permutations(range(3)))
    sigma = (6000 * 1 / 6 * 5 / 6) ** 0.5
    assert max(abs(count - 1000) for count in counts.values()) < 5 * sigma
