"""Both engines build the same Gauss-Newton model, and it is the one that differences give."""

import numpy as np
import pytest

from curvesmith.losses import LOSSES
from curvesmith.network import Network

SMOOTH = [name for name, loss in LOSSES.items() if loss.curvature is not None]
SHAPES = [(1, 10, 1), (3, 7, 2), (2, 5, 6, 1), (4, 2), (1, 3, 3, 3, 1)]
RTOL_ENGINES = 1e-12  # the same sums in another order, relative to the largest entry
RTOL_DIFFERENCES = 1e-6  # J by central differences of step 1e-5, squared


def relative(a: np.ndarray, b: np.ndarray) -> float:
    """Return the largest difference over the largest entry."""
    return float(np.max(np.abs(a - b)) / max(np.max(np.abs(b)), np.finfo(float).tiny))


def numeric_jacobian(objective, theta, X) -> np.ndarray:
    """Return d f / d theta by central differences: (n_rows, n_outputs, n_params)."""
    columns = []
    for i in range(len(theta)):
        step = np.zeros_like(theta)
        step[i] = 1e-5
        up, down = (objective.predict(theta + s, X) for s in (step, -step))
        columns.append((up - down) / 2e-5)
    return np.stack(columns, axis=-1)


@pytest.mark.parametrize("loss", SMOOTH)
@pytest.mark.parametrize("sizes", SHAPES, ids=str)
@pytest.mark.parametrize("n_rows", [1, 65, 600])
def test_engines_agree(make_case, loss, sizes, n_rows):
    """Value, matrix and gradient of the native engine are the oracle's."""
    for bias, reduction in ((True, "mean"), (False, "sum")):
        network = Network(sizes, "gelu", "tanh" if loss == "squared" else "identity", bias)
        case = make_case(
            network, n_rows, loss, True, n_rows, settings={"alpha": 0.1, "reduction": reduction}
        )
        theta = case.theta()

        native = case.objective("native").normal_equations(theta)
        expected = case.objective("numpy").normal_equations(theta)

        for a, b in zip(native, expected, strict=True):
            assert relative(np.atleast_1d(a), np.atleast_1d(b)) <= RTOL_ENGINES


@pytest.mark.parametrize("loss", SMOOTH)
def test_model_is_what_differences_give(make_case, loss, seed):
    """H is the weighted sum of outer products, g the gradient without the penalty."""
    case = make_case(Network((2, 6, 2)), 40, loss, True, seed, settings={"alpha": 0.3})
    theta = case.theta()
    objective = case.objective("native")
    X, y, w = case.data()
    J = numeric_jacobian(objective, theta, X)
    c = LOSSES[loss].curvature(objective.predict(theta, X), y, LOSSES[loss].default_parameter)
    expected = np.einsum("ikp,ik,ikq->pq", J, w[:, None] / w.sum() * c, J)

    value, H, g = objective.normal_equations(theta)

    total, gradient = objective.value_and_gradient(theta)
    weights = objective.network.weight_mask()
    penalty = 0.3 * np.where(weights, theta, 0)
    assert relative(H, expected) <= RTOL_DIFFERENCES
    assert relative(g, gradient - penalty) <= RTOL_ENGINES
    assert value == pytest.approx(total - 0.15 * np.sum(theta[weights] ** 2), rel=1e-12)


@pytest.mark.parametrize("engine", ["native", "numpy"])
@pytest.mark.parametrize("loss", SMOOTH)
@pytest.mark.parametrize("sizes", SHAPES, ids=str)
def test_parts_make_the_whole(make_case, engine, loss, sizes):
    """The output layer's equations are a corner of H; A and e multiply to H and g."""
    for bias, reduction in ((True, "mean"), (False, "sum")):
        network = Network(sizes, bias=bias)
        case = make_case(network, 601, loss, True, 1, settings={"reduction": reduction})
        objective, theta = case.objective(engine), case.theta()
        first = network.n_hidden_params
        value, H, g = objective.normal_equations(theta)

        output = objective.output_equations(theta)
        A, e = objective.linearized(theta)

        for got, expected in zip(output, (value, H[first:, first:], g[first:]), strict=True):
            assert relative(np.atleast_1d(got), np.atleast_1d(expected)) <= RTOL_ENGINES
        assert relative(A.T @ A, H) <= RTOL_ENGINES
        assert relative(A.T @ e, g) <= RTOL_ENGINES
        assert np.array_equal(objective.errors(theta), e)
        if loss == "squared":
            assert e @ e / 2 == pytest.approx(value, rel=1e-12)


def test_engines_agree_on_the_errors_and_their_order(make_case):
    """Output by output, row by row."""
    case = make_case(Network((2, 3, 2)), 530, "squared", True)

    native = case.objective("native").linearized(case.theta())
    expected = case.objective("numpy").linearized(case.theta())

    for a, b in zip(native, expected, strict=True):
        assert relative(a, b) <= RTOL_ENGINES


@pytest.mark.parametrize("engine", ["native", "numpy"])
@pytest.mark.parametrize("loss", ["absolute", "quantile"])
def test_losses_without_curvature_are_refused(make_case, engine, loss):
    """The message names the loss."""
    case = make_case(Network((1, 2, 1)), 5, loss)
    objective = case.objective(engine)

    for ask in (objective.normal_equations, objective.output_equations, objective.linearized):
        with pytest.raises(ValueError, match=f"loss with a curvature, got {loss}"):
            ask(case.theta())


def test_identical_bits_in_threads(make_case):
    """Several threads may share one objective."""
    from concurrent.futures import ThreadPoolExecutor

    case = make_case(Network((3, 20, 1)), 700)
    objective, theta = case.objective("native"), case.theta()
    expected = objective.normal_equations(theta)[1]

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda _: objective.normal_equations(theta)[1], range(20)))

    assert all(np.array_equal(result, expected) for result in results)
