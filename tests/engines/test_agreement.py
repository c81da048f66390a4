"""The native engine against the NumPy engine, over everything that an objective can be."""

import importlib.util
import itertools
import os
import pickle
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from curvesmith.activations import ACTIVATIONS
from curvesmith.engines import predict
from curvesmith.losses import LOSSES
from curvesmith.network import Network
from curvesmith.schedules import SCHEDULES
from curvesmith.updates import UPDATES, DescentOptions

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("curvesmith._core") is None,
    reason="the native engine is not built: curvesmith._core cannot be imported",
)

# Relative to the length of the whole result. Sums of 513 rows in another order differ by 1e-15 or
# so; the rest is for exp, tanh and erfc, which are not correctly rounded in either engine.
RTOL_FLOAT64 = 1e-12
# The same in float32, where one rounding is 6e-8. The gradient of a single row may lose three
# digits where the terms of its sum cancel, as happens among the 600 cases.
RTOL_FLOAT32 = 2e-4

SHAPES = [(1, 10, 1), (2, 10, 1), (1, 3, 3, 1), (8, 50, 1), (5, 7, 6, 3), (3, 33, 17, 2)]
ROWS = [1, 7, 100, 513]
SETTINGS: list[dict[str, Any]] = [
    {},
    {"alpha": 0.3, "reduction": "sum", "minibatch": True},
    {"alpha": 0.3},
    {"reduction": "sum"},
]
COMBINATIONS = list(itertools.product(SHAPES, ROWS, [False, True], [True, False], SETTINGS))
# A stride without a common divisor visits all combinations before it repeats one.
STRIDE = 55


def distance(native: Any, expected: Any, terms: float = 0.0) -> float:
    """Return the length of the difference, relative to what is expected or to its ``terms``."""
    native, expected = np.asarray(native, float), np.asarray(expected, float)
    size = max(float(np.linalg.norm(expected)), terms, float(np.finfo(float).tiny))
    return float(np.linalg.norm(native - expected)) / size


def distances(case: Any) -> dict[str, float]:
    """Return how far the native results of one case are from NumPy's."""
    theta = case.theta()
    native, oracle = case.objective("native"), case.objective("numpy")
    value, gradient = native.value_and_gradient(theta)
    expected, slope = oracle.value_and_gradient(theta)
    X = np.random.default_rng(case.seed + 2).normal(size=(11, case.network.n_features))
    X = X.astype(case.dtype)
    f = oracle.predict(theta, X)
    # The terms of one row's loss are of order one and may cancel, as in exp(f) - y f.
    weights = case.data()[2]
    total = case.n_rows if weights is None else float(weights.sum())
    terms = total if case.settings.get("reduction") == "sum" else 1.0
    return {
        "value": distance(native.value(theta), expected, terms),
        "value beside the gradient": distance(value, expected, terms),
        "gradient": distance(gradient, slope),
        "prediction": distance(native.predict(theta, X), f),
        "prediction without an objective": distance(predict(case.network, theta, X), f),
    }


def disagreements(cases: list[Any], rtol: float) -> list[str]:
    """Return a line for every result that is further from NumPy's than ``rtol``."""
    return [
        f"{what} differs by {size:.1e}: {case}"
        for case in cases
        for what, size in distances(case).items()
        if not size <= rtol
    ]


def combined_cases(make_case: Any, activation: str, output: str, dtype: type) -> list[Any]:
    """Return a case per loss; over all pairs of activations, all combinations come up."""
    pair = list(itertools.product(ACTIVATIONS, ACTIVATIONS)).index((activation, output))
    cases = []
    for count, loss in enumerate(LOSSES):
        at = STRIDE * (pair * len(LOSSES) + count) % len(COMBINATIONS)
        sizes, n_rows, weighted, bias, settings = COMBINATIONS[at]
        network = Network(sizes, activation, output, bias)
        cases.append(make_case(network, n_rows, loss, weighted, at, dtype, settings))
    return cases


each_activation = pytest.mark.parametrize("activation", ACTIVATIONS)
each_output = pytest.mark.parametrize("output", ACTIVATIONS)


@each_output
@each_activation
def test_every_activation_output_and_loss(make_case, activation, output):
    """In float64 both engines agree for every activation, output activation and loss."""
    cases = combined_cases(make_case, activation, output, np.float64)
    assert disagreements(cases, RTOL_FLOAT64) == []


@each_output
@each_activation
def test_every_activation_output_and_loss_in_float32(make_case, activation, output):
    """In float32 they agree as far as rounding allows."""
    cases = combined_cases(make_case, activation, output, np.float32)
    assert disagreements(cases, RTOL_FLOAT32) == []


@pytest.mark.parametrize("sizes", SHAPES, ids=lambda sizes: "-".join(map(str, sizes)))
@each_activation
def test_every_shape_with_every_switch(make_case, activation, sizes):
    """Every shape, with every number of rows, weights or none, biases or none, and settings."""
    losses = itertools.cycle(LOSSES)
    cases = [
        make_case(
            Network(shape, activation, bias=bias),
            n_rows,
            next(losses),
            weighted,
            settings=settings,
        )
        for shape, n_rows, weighted, bias, settings in COMBINATIONS
        if shape == sizes
    ]
    assert disagreements(cases, RTOL_FLOAT64) == []


@pytest.mark.parametrize("n_rows", [1, 2, 15, 16, 17, 63, 64, 65, 127, 128, 129, 1000])
def test_every_remainder_of_rows(make_case, n_rows, seed):
    """Numbers of rows around the width of registers and blocks leave nothing out."""
    networks = [Network((3, 5, 1)), Network((1, 9, 8, 2), "relu"), Network((4, 1)), Network((2, 3))]
    cases = [make_case(network, n_rows, weighted=True, seed=seed) for network in networks]
    assert disagreements(cases, RTOL_FLOAT64) == []


@pytest.mark.parametrize("n_units", [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 65])
def test_every_remainder_of_units(make_case, n_units, seed):
    """Numbers of units around the size of register blocks leave nothing out."""
    sizes = [(1, n_units, 1), (n_units, n_units, n_units), (2, n_units, 3, n_units, 2)]
    cases = [make_case(Network(each, "silu"), 70, seed=seed) for each in sizes]
    assert disagreements(cases, RTOL_FLOAT64) == []


@pytest.mark.parametrize(("loss", "parameters"), [("huber", (0.01, 5)), ("quantile", (0.01, 0.95))])
def test_parameters_of_losses(make_case, loss, parameters):
    """The parameter of a loss reaches the core."""
    cases = [
        make_case(Network((2, 6, 1)), 50, loss, settings={"loss_parameter": parameter})
        for parameter in parameters
    ]
    assert disagreements(cases, RTOL_FLOAT64) == []


# Not sine: that of a large sum is decided by the rounding of the sum.
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "sine"])
@pytest.mark.parametrize("factor", [10, 1e3, 1e8])
def test_large_sums(make_case, activation, factor):
    """Sums far into the tails of the activations are handled alike."""
    case = make_case(Network((2, 6, 1), activation), 50)
    X, _, _ = case.data()
    theta = case.theta() * np.where(np.arange(case.network.n_params) < 18, factor, 1)
    f = predict(case.network, theta, X, "numpy")
    assert distance(predict(case.network, theta, X, "native"), f) <= RTOL_FLOAT64


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@each_activation
def test_nan_reaches_the_prediction(activation, dtype):
    """A NaN input is a NaN prediction in both engines, and spoils no other row."""
    network = Network((2, 9, 1), activation)
    theta = network.initial_theta(np.random.default_rng(0), dtype=dtype)
    X = np.ones((40, 2), dtype=dtype)
    X[17, 1] = np.nan
    for engine in ("native", "numpy"):
        spoilt = np.isnan(predict(network, theta, X, engine))[:, 0]
        assert spoilt.tolist() == [row == 17 for row in range(40)]


N_ROWS, N_EPOCHS = 20, 4
BATCHES = {"all": 0, "one": 1, "seven": 7}


def descent_distances(case: Any, options: DescentOptions) -> dict[str, float]:
    """Return how far the native descent, run in chunks, is from NumPy's, run at once."""
    native, oracle = (
        case.objective(engine).descent(case.theta(), options) for engine in ("native", "numpy")
    )
    assert oracle.run(N_EPOCHS)
    assert all([native.run(1), native.run(N_EPOCHS - 1)])
    assert native.epochs == oracle.epochs == N_EPOCHS
    return {
        "theta": distance(native.theta, oracle.theta),
        "losses": distance(native.losses, oracle.losses),
        "gradient norms": distance(native.gradient_norms, oracle.gradient_norms),
        "learning rate": distance(native.learning_rate, oracle.learning_rate),
    }


@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("method", UPDATES)
def test_every_descent(make_case, method, schedule, batch):
    """Method, schedule, batch size, clipping and shuffling: the paths are the same."""
    wrong = []
    switches = itertools.product([0.0, 0.5], [True, False])
    for (clip_norm, shuffle), settings in zip(switches, SETTINGS, strict=True):
        options = DescentOptions(
            method,
            0.01,
            batch_size=BATCHES[batch],
            shuffle=shuffle,
            seed=2**64 - 5,
            schedule=schedule,
            decay=0.3,
            step_epochs=2,
            patience=1,
            n_epochs=N_EPOCHS,
            clip_norm=clip_norm,
        )
        case = make_case(Network((2, 5, 1)), N_ROWS, weighted=True, settings=settings)
        for what, size in descent_distances(case, options).items():
            if not size <= RTOL_FLOAT64:
                wrong.append(f"{what} differs by {size:.1e}: {case}, {options}")
    assert wrong == []


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("batch_size", [0, 1, 7])
def test_native_chunks_do_not_change_the_path(make_case, batch_size, dtype):
    """One epoch and then seven lead where eight lead, to the bit."""
    case = make_case(Network((2, 5, 1)), N_ROWS, dtype=dtype)
    options = DescentOptions("adam", 0.01, batch_size=batch_size, n_epochs=8)
    objective = case.objective("native")
    whole, pieces = (objective.descent(case.theta(), options) for _ in range(2))
    whole.run(8)
    assert all([pieces.run(1), pieces.run(0), pieces.run(7)])
    np.testing.assert_array_equal(pieces.theta, whole.theta)
    np.testing.assert_array_equal(pieces.losses, whole.losses)
    np.testing.assert_array_equal(pieces.gradient_norms, whole.gradient_norms)


@pytest.mark.parametrize("activation", ["relu", "tanh"])
@pytest.mark.parametrize("settings", [{"alpha": 1.0}, {"alpha": 1e-3, "reduction": "sum"}])
@pytest.mark.parametrize("batch_size", [0, 7])
def test_divergence_ends_alike(make_case, activation, batch_size, settings):
    """A rate far too large stops both engines in the same epoch, recorded the same way.

    With tanh it is the penalty that grows past every number, not the loss.
    """
    case = make_case(Network((2, 5, 1), activation), N_ROWS, settings=settings)
    options = DescentOptions("sgd", 1e6, batch_size=batch_size, n_epochs=1000)
    native, oracle = (
        case.objective(engine).descent(case.theta(), options) for engine in ("native", "numpy")
    )
    assert (native.run(1000), oracle.run(1000)) == (False, False)
    assert native.epochs == oracle.epochs
    assert np.isfinite(native.theta).all()
    np.testing.assert_array_equal(np.isfinite(native.losses), np.isfinite(oracle.losses))
    np.testing.assert_allclose(native.losses[:-1], oracle.losses[:-1], rtol=1e-9)


CHILD = """
import pickle, sys
from curvesmith import _core
from curvesmith.engines import make_objective, predict
name = _core.build_info()["instruction_set"]
results = []
for network, theta, X, y, w, settings in pickle.load(sys.stdin.buffer):
    objective = make_objective(network, X, y, sample_weight=w, **settings)
    value, gradient = objective.value_and_gradient(theta)
    results.append((value, gradient, predict(network, theta, X)))
sys.stdout.buffer.write(pickle.dumps((name, results)))
"""


def run_pinned(instruction_set: str, arguments: list[Any]) -> tuple[Any, str]:
    """Return what a process pinned to one instruction set computes, and what it complains of."""
    process = subprocess.run(
        [sys.executable, "-c", CHILD],
        input=pickle.dumps(arguments),
        capture_output=True,
        env={**os.environ, "CURVESMITH_ISA": instruction_set},
        check=False,
    )
    complaint = process.stderr.decode().strip().rpartition("\n")[2]
    return (None if process.returncode else pickle.loads(process.stdout)), complaint


@pytest.mark.parametrize("instruction_set", ["baseline", "avx2", "avx512", "neon"])
def test_every_instruction_set(make_case, instruction_set):
    """Each set of kernels that this processor runs agrees with NumPy."""
    cases = [
        make_case(Network(sizes, activation, output), n_rows, loss, True, dtype=dtype)
        for activation, output in zip(ACTIVATIONS, reversed(ACTIVATIONS), strict=True)
        for sizes, n_rows, loss in zip(SHAPES, ROWS + ROWS[:2], LOSSES, strict=True)
        for dtype in (np.float32, np.float64)
    ]
    arguments = [
        (case.network, case.theta(), *case.data(), {"loss": case.loss, **case.settings})
        for case in cases
    ]
    answer, complaint = run_pinned(instruction_set, arguments)
    if answer is None and "CURVESMITH_ISA must be" in complaint:
        pytest.skip(complaint)
    assert answer is not None, complaint
    name, results = answer
    assert name == instruction_set
    for case, (value, gradient, f) in zip(cases, results, strict=True):
        oracle, theta = case.objective("numpy"), case.theta()
        rtol = RTOL_FLOAT64 if case.dtype is np.float64 else RTOL_FLOAT32
        expected, slope = oracle.value_and_gradient(theta)
        assert distance(value, expected) <= rtol, case
        assert distance(gradient, slope) <= rtol, case
        assert distance(f, oracle.predict(theta, case.data()[0])) <= rtol, case


def test_unknown_instruction_set_is_refused():
    """A misspelt set is named, with the known ones."""
    answer, complaint = run_pinned("sse9", [])
    assert answer is None
    assert "CURVESMITH_ISA must be one of baseline" in complaint
    assert "got sse9" in complaint


@pytest.mark.parametrize(
    ("names", "table"),
    [
        ("activation_names", ACTIVATIONS),
        ("loss_names", LOSSES),
        ("schedule_names", SCHEDULES),
        ("method_names", UPDATES),
    ],
)
def test_both_engines_know_the_same_words(names, table):
    """The tables of the core and those of Python list the same names in the same order."""
    core = importlib.import_module("curvesmith._core")
    assert getattr(core, names)() == list(table)
