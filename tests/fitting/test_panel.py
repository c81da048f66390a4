"""Committees for a few rows."""

import gc
from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose

from curvesmith import NeuralRegressor
from curvesmith.fitting import panel
from curvesmith.fitting.committee import Member, committee_mean
from curvesmith.fitting.panel import FEW_ROWS, panel_of
from curvesmith.network import Network
from curvesmith.scaling import Scaling

# The last has more parameters than the core takes at a time, three times over.
SIZES = ((), (3,), (7,), (7,), (4, 3), (15, 11))


def member(network: Network, seed: int) -> Member:
    """Return a network of random parameters with a random posterior."""
    rng = np.random.default_rng(seed)
    A = rng.normal(size=(network.n_params,) * 2)
    factor = np.linalg.cholesky(A @ A.T + np.eye(network.n_params))
    return Member(network, rng.normal(size=network.n_params), factor, 0.1 + rng.random())


def committee(seed: int, bias: bool = True, activation: str = "tanh") -> list[Member]:
    """Return networks of several depths and sizes."""
    networks = [Network((3, *hidden, 1), activation, bias=bias) for hidden in SIZES]
    return [member(network, seed + k) for k, network in enumerate(networks)]


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("n_rows", [1, 2, FEW_ROWS])
def test_it_answers_as_its_members_do(seed, n_rows, bias):
    """But for rounding, which the conditions of the factors, about 1e3, multiply."""
    X = np.random.default_rng(seed).normal(size=(n_rows, 3))
    members = committee(seed, bias)

    mean = panel.Panel(members).mean(X)

    assert mean.shape == (n_rows, 1)
    assert_allclose(mean, committee_mean(members, X), rtol=1e-9, atol=1e-10)


def test_it_keeps_fixed_shares(seed):
    """The line has one where networks are not trusted whole."""
    X = np.random.default_rng(seed).normal(size=(3, 3))
    line, *others = committee(seed)
    members = [*others, replace(line, share=0.3)]

    mean = panel.Panel(members).mean(X)

    assert_allclose(mean, committee_mean(members, X), rtol=1e-9, atol=1e-10)


def test_it_knows_every_activation(seed):
    """Their slopes are part of the weights."""
    X = np.random.default_rng(seed).normal(size=(2, 3))
    for activation in ("relu", "silu", "sine"):
        members = committee(seed, activation=activation)
        mean = panel.Panel(members).mean(X)
        assert_allclose(mean, committee_mean(members, X), rtol=1e-9, atol=1e-10)


def test_all_may_have_a_share(seed):
    """Then nobody is heard by its precision."""
    X = np.random.default_rng(seed).normal(size=(2, 3))
    members = [replace(each, share=1 / len(SIZES)) for each in committee(seed)]

    mean = panel.Panel(members).mean(X)

    expected = np.mean([committee_mean([each], X) for each in members], axis=0)
    assert_allclose(mean, expected, rtol=1e-12, atol=1e-12)


def test_it_scales(seed):
    """Inputs come and targets leave in their own units."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(4, 3))
    x_scaler = Scaling(rng.normal(size=3), 0.5 + rng.random(3))
    y_scaler = Scaling(rng.normal(size=1), 0.5 + rng.random(1))
    members = committee(seed)

    y = panel.Panel(members).predict(x_scaler.inverse(X), x_scaler, y_scaler)

    expected = y_scaler.inverse(committee_mean(members, X))[:, 0]
    assert_allclose(y, expected, rtol=1e-9, atol=1e-10)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_it_answers_only_for_numbers(seed, value):
    """Others have their own message, elsewhere."""
    X = np.zeros((2, 3))
    X[1, 2] = value

    assert panel.Panel(committee(seed)).mean(X) is None


def test_it_is_made_once(seed):
    """As long as the committee is the same."""
    members = committee(seed)

    assert panel_of(members) is panel_of(list(members))
    assert panel_of(members[:-1]) is not panel_of(members)
    others = [members[0], *committee(seed + 1)[1:]]
    assert panel_of(others) is not panel_of(members)


def test_it_is_forgotten_with_the_committee(seed):
    """Nothing keeps a fit alive that nobody needs."""
    members = committee(seed)
    panel_of(members)
    before = len(panel._PANELS)
    del members
    gc.collect()

    assert len(panel._PANELS) < before


def test_some_committees_cannot_be_one(seed):
    """Without a posterior, in float32, of several outputs or a bounded one."""
    plain = member(Network((3, 4, 1)), seed)
    bounded = member(Network((3, 4, 1), output_activation="tanh"), seed)
    single = replace(plain, theta=plain.theta.astype(np.float32))

    for other in (replace(plain, factor=None), member(Network((3, 4, 2)), seed), bounded, single):
        assert panel_of([other, plain]) is None


def test_predictions_of_few_rows_are_those_of_many(seed):
    """The regressor asks a panel for the former."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-2, 2, (60, 2))
    y = np.sin(X[:, 0]) * X[:, 1] + 0.1 * rng.normal(size=60)
    model = NeuralRegressor((4,), n_starts=3, random_state=seed).fit(X, y)
    assert len(model.members_) > 1

    many = model.predict(X)

    assert_allclose(np.concatenate([model.predict(row[np.newaxis]) for row in X]), many, rtol=1e-7)
    assert_allclose(model.predict(X[:5]), many[:5], rtol=1e-7)


@pytest.mark.parametrize("shape", [(60,), (60, 1)])
def test_few_rows_are_checked_and_shaped_as_many(seed, shape):
    """The short way changes nothing but the time."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-2, 2, (60, 2))
    y = np.sin(X[:, 0]) * X[:, 1] + 0.1 * rng.normal(size=60)
    model = NeuralRegressor((4,), n_starts=3, random_state=seed).fit(X, y.reshape(shape))
    many = model.predict(X)

    few = model.predict(X[:2])

    assert few.shape == many[:2].shape
    assert few.dtype == many.dtype == model.predict(X[:2].astype(np.float32)).dtype
    bad = np.array([[0.0, np.nan]])
    with pytest.raises(ValueError, match="Input X contains NaN"):
        model.predict(bad)
    with pytest.raises(ValueError, match="X has 3 features, but NeuralRegressor is expecting 2"):
        model.predict(np.zeros((1, 3)))
    assert_allclose(model.predict([list(row) for row in X[:2]]), few, rtol=1e-12)
    assert_allclose(model.predict(np.asfortranarray(X[:2])), few, rtol=1e-12)
