"""NeuralRegressor with solver="lm" and the evidence: attributes, error bars, invariance."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from curvesmith import FitWarning, NeuralRegressor, load, save

EVIDENCE = ("relevance_", "noise_std_", "effective_parameters_", "log_evidence_")


def regressor(units=8, **parameters) -> NeuralRegressor:
    """Return a regressor of few starts."""
    options = {"solver": "lm", "n_starts": 3, "random_state": 0} | parameters
    return NeuralRegressor(units, **options)


def wave(seed: int, n_rows: int = 80, noise: float = 0.2) -> tuple[np.ndarray, np.ndarray]:
    """Return a noisy wave of one input, in units far from one."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(100, 400, (n_rows, 1))
    return X, 7000 + 50 * (np.sin(X[:, 0] / 50) + noise * rng.normal(size=n_rows))


def friedman(seed: int, n_rows: int, n_features: int) -> tuple[np.ndarray, ...]:
    """Return Friedman's first problem: inputs, noisy targets, and the targets without noise."""
    rng = np.random.default_rng(seed)
    X = rng.random((n_rows, n_features))
    f = 10 * np.sin(np.pi * X[:, 0] * X[:, 1]) + 20 * (X[:, 2] - 0.5) ** 2
    f += 10 * X[:, 3] + 5 * X[:, 4]
    return X, f + rng.normal(size=n_rows), f


def test_attributes_are_in_the_units_of_the_target(seed):
    """The noise of 10 units is found; the one input is all that matters."""
    X, y = wave(seed)

    model = regressor().fit(X, y)

    assert_allclose(model.noise_std_, 10.0, rtol=0.25)
    assert_array_equal(model.relevance_, [1.0])
    assert 2 < model.effective_parameters_ < model.network_.n_params
    assert np.isfinite(model.log_evidence_)
    assert model.alpha_ == 0.0
    assert model.record_.regularization == "evidence"
    assert "penalties by evidence" in model._repr_html_inner()


def test_relevance_separates_real_from_idle_inputs(seed):
    """Friedman's five inputs all stand above five that do nothing."""
    X, y, _ = friedman(seed, 300, 10)
    Z, _, f = friedman(seed + 100, 1000, 10)

    model = regressor(10).fit(X, y)

    assert model.relevance_[:5].min() > 2 * model.relevance_[5:].max()
    assert_allclose(model.relevance_.sum(), 1.0)
    assert model.score(Z, f) > 0.97


def test_intervals_cover_what_they_say():
    """Nine of ten new noisy targets lie within 1.645 standard deviations, over several draws."""
    inside = []
    for seed in range(6):
        X, y = wave(seed)
        Z, t = wave(seed + 100, 400)
        prediction, std = regressor(random_state=seed).fit(X, y).predict(Z, return_std=True)
        inside.append(np.abs(prediction - t) < 1.6449 * std)

    # 80 rows give the noise to 8 %, which moves the coverage by 3 %.
    assert 0.84 < np.mean(inside) < 0.95


def test_std_grows_where_there_are_no_rows():
    """Off the data the parameters are what is uncertain."""
    X, y = wave(0)

    _, std = regressor().fit(X, y).predict([[250.0], [500.0]], return_std=True)

    assert std[1] > 2 * std[0]


def test_two_outputs_have_two_error_bars():
    """Shapes follow the targets."""
    X, y = wave(0)
    Y = np.column_stack([y, X[:, 0] ** 2])

    model = regressor().fit(X, Y)
    prediction, std = model.predict(X, return_std=True)

    assert prediction.shape == std.shape == Y.shape
    assert model.noise_std_.shape == (2,)


def test_error_bars_need_the_evidence():
    """The message says what was fitted instead; another fit forgets the old error bars."""
    X, y = wave(0)
    model = regressor().fit(X, y).set_params(solver="lbfgs", alpha=1e-3).fit(X, y)

    assert not {*EVIDENCE} & vars(model).keys()
    assert model.members_ == []
    with pytest.raises(ValueError, match="got one by lbfgs with regularization='l2'"):
        model.predict(X, return_std=True)


def test_constant_targets_have_no_error_bars():
    """Nothing was fitted, so nothing is known of the noise."""
    with pytest.warns(FitWarning, match="constant"):
        model = regressor().fit([[0.0], [1.0], [2.0]], [5.0, 5.0, 5.0])

    assert model.predict([[0.5]]).tolist() == [5.0]
    with pytest.raises(ValueError, match="to a target that varies"):
        model.predict([[0.5]], return_std=True)


def test_pure_noise_gives_the_mean_and_a_warning(seed):
    """The fit says that there is nothing to learn."""
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(150, 4)), rng.normal(3, 1, 150)

    with pytest.warns(FitWarning, match="no better than a constant.*more `n_starts`"):
        model = regressor().fit(X, y)

    assert_allclose(model.predict(X), y.mean(), atol=1e-5)
    assert "best constant" in model.record_.stopped
    assert not model.relevance_.any()


def test_weight_two_is_the_row_twice(seed):
    """Weights count rows, to the last bit."""
    X, y = wave(seed, 30)
    weights = 1 + np.arange(30) % 3
    rows = np.repeat(np.arange(30), weights)

    weighted = regressor(4).fit(X, y, weights)
    repeated = regressor(4).fit(X[rows], y[rows])

    assert_array_equal(weighted.theta_, repeated.theta_)
    assert weighted.noise_std_ == repeated.noise_std_


@pytest.mark.parametrize(("a", "b", "c", "d"), [(4.0, 0.0, 0.5, 0.0), (3.7, 55.0, 0.01, -20.0)])
def test_units_do_not_matter(a, b, c, d):
    """Predictions and error bars follow x -> a x + b, y -> c y + d."""
    X, y = wave(0)
    plain = regressor().fit(X, y)
    other = regressor().fit(a * X + b, c * y + d)

    prediction, std = plain.predict(X, return_std=True)
    moved, moved_std = other.predict(a * X + b, return_std=True)

    assert_allclose((moved - d) / c, prediction, rtol=1e-7)
    assert_allclose(moved_std / c, std, rtol=1e-5)
    assert_allclose(other.log_evidence_, plain.log_evidence_, rtol=1e-6)


def test_threads_do_not_change_the_bits():
    """Starts are independent of each other."""
    X, y = wave(0)

    one, two = (regressor(n_starts=4, n_jobs=n_jobs).fit(X, y) for n_jobs in (1, 2))

    assert_array_equal(one.theta_, two.theta_)
    assert one.log_evidence_ == two.log_evidence_


def test_single_precision_inputs():
    """They are fitted in float64; rounding is all that differs."""
    X, y = wave(0)

    double = regressor().fit(X.astype(np.float32).astype(float), y)
    single = regressor().fit(X.astype(np.float32), y)

    assert single.theta_.dtype == np.float64
    assert_allclose(single.predict(X), double.predict(X), atol=0.5)


def test_best_supported_start_is_kept():
    """The record holds the evidence of every start."""
    X, y = wave(0)

    record = regressor(n_starts=4).fit(X, y).record_

    supports = [start.evidence for start in record.starts]
    assert record.best_start == int(np.argmax(supports))
    assert "the log evidence no longer rose" in record.stopped


def test_models_come_back_with_their_error_bars(tmp_path):
    """What the evidence found is saved, to the last bit."""
    X, y = wave(0)
    model = regressor().fit(X, y)
    save(model, tmp_path / "wave.curvesmith")

    copy = load(tmp_path / "wave.curvesmith")

    assert vars(copy).keys() == vars(model).keys()
    assert_array_equal(copy.predict(X, return_std=True), model.predict(X, return_std=True))
    for name in EVIDENCE:
        assert_array_equal(getattr(copy, name), getattr(model, name), err_msg=name)


def test_warm_start_goes_on():
    """A second fit begins where the first ended, and ends as well supported, or nearly."""
    X, y = wave(0)
    model = regressor(warm_start=True, n_starts=3).fit(X, y)
    first = model.log_evidence_

    model.set_params(n_starts=1).fit(X, y)

    assert model.log_evidence_ > first - 2


@pytest.mark.parametrize(
    ("parameters", "regularization", "solver"),
    [
        ({}, "evidence", "lm"),
        ({"solver": "auto", "regularization": "evidence"}, "evidence", "lm"),
        ({"loss": "huber"}, "l2", "lm"),
        ({"alpha": 1e-3}, "l2", "lm"),
        ({"early_stopping": True}, "l2", "lm"),
        ({"regularization": "none"}, "none", "lm"),
        ({"solver": "lbfgs", "regularization": "none"}, "none", "lbfgs"),
    ],
    ids=str,
)
def test_what_regularization_comes_to(parameters, regularization, solver):
    """Automatic choices, and what the record says of them."""
    X, y = wave(0)

    model = regressor(4, max_iter=200, **parameters).fit(X, y)

    assert model.record_.regularization == regularization
    assert model.record_.solver == solver
    assert ("relevance_" in vars(model)) == (regularization == "evidence")
    if regularization == "none":
        assert model.alpha_ == 0.0


def test_starts_agree_on_the_best_optimum_of_a_network():
    """Without a penalty, starts go on until three of them meet; the record says so."""
    X, y = wave(0)

    model = NeuralRegressor(3, solver="lm", regularization="none", random_state=0).fit(X, y)
    other = NeuralRegressor(3, solver="lm", regularization="none", random_state=1).fit(X, y)

    assert any("starts agree on the best optimum" in text for text in model.record_.why)
    # Starts that meet agree to a thousandth of the loss.
    assert_allclose(other.loss_, model.loss_, rtol=2e-3)


def test_a_penalty_that_is_not_used_is_mentioned():
    """The evidence needs no strength, and says so."""
    X, y = wave(0)

    model = regressor(4, regularization="evidence", alpha=0.1).fit(X, y)

    assert any("`alpha` is not used" in sentence for sentence in model.record_.why)


@pytest.mark.filterwarnings("ignore:The fit is no better than a constant")
@pytest.mark.parametrize("size", [1e-3, 7.5])
def test_weights_that_are_no_counts_are_doubted(size):
    """The evidence counts weights as rows, and says so where that cannot be meant."""
    X, y = wave(0)

    with pytest.warns(FitWarning, match=f"80 rows add up to {80 * size:.4g}: .* by its mean"):
        regressor(4, n_starts=1).fit(X, y, np.full(80, size))


@pytest.mark.parametrize("weights", [np.full(80, 5.0), np.linspace(0.5, 1.5, 80)], ids=["5", "1"])
@pytest.mark.filterwarnings("error")
def test_counts_and_relative_weights_are_not_doubted(weights):
    """Whole numbers are counts, and a mean of one is as many rows as there are."""
    X, y = wave(0)

    regressor(4, n_starts=1).fit(X, y, weights)
