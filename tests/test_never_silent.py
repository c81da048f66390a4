"""A doubtful fit warns, a failed one raises; a healthy one is silent."""

import os
import pickle
import signal
import time
import warnings

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.exceptions import ConvergenceWarning

from curvesmith import FitError, FitWarning, NeuralRegressor
from curvesmith.regressor import FitConvergenceWarning
from curvesmith.solvers import STOPS

X = np.random.default_rng(0).uniform(-2, 2, (150, 1))
Y = np.sin(2 * X[:, 0])

QUICK = {"hidden_layer_sizes": 8, "alpha": 1e-4, "n_starts": 1, "random_state": 0}


def quick(**parameters) -> NeuralRegressor:
    """Return a regressor that takes milliseconds."""
    return NeuralRegressor(**QUICK | parameters)


def healthy(name: str, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return sensible data, with and without noise, of few and of many rows."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(-3, 3, (120, 1))
    X = rng.normal(size=(80, 4))
    noise = rng.normal(size=120)
    problems = {
        "line": (x, 3 * x[:, 0] + 0.1 * noise),
        "wave": (x, np.sin(2 * x[:, 0])),
        "noisy wave": (x, np.sin(2 * x[:, 0]) + 0.5 * noise),
        "step": (x, (x[:, 0] > 0) + 0.1 * noise),
        "outliers": (x, np.sin(x[:, 0]) + 0.1 * rng.standard_t(2, 120)),
        "few rows": (x[:15], x[:15, 0] ** 2),
        "surface": (X, X[:, 0] * X[:, 1] + np.abs(X[:, 2])),
        "two outputs": (X, np.column_stack([X[:, 0] ** 2, X[:, 1]])),
        "counts": (x, rng.poisson(np.exp(x[:, 0]))),
    }
    return problems[name]


class TestSilence:
    @pytest.mark.parametrize(
        "name",
        [
            "line",
            "wave",
            "noisy wave",
            "step",
            "outliers",
            "few rows",
            "surface",
            "two outputs",
            "counts",
        ],
    )
    def test_healthy_default_fits_say_nothing(self, name):
        """No false alarm on sensible data, over several seeds."""
        for seed in range(2):
            data = healthy(name, seed)
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                model = NeuralRegressor(random_state=seed).fit(*data)

            assert model.record_.warnings == []
            assert model.record_.train_r2 > 0.5

    @pytest.mark.parametrize(
        "solver", ["gd", "sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"]
    )
    def test_healthy_first_order_fits_say_nothing(self, solver):
        """With the default rate and schedule."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            quick(solver=solver).fit(X, Y)


class TestWarnings:
    def test_category_belongs_to_both_families(self):
        """Filters for scikit-learn's category, and for ours, catch it."""
        for category in (FitWarning, ConvergenceWarning, FitConvergenceWarning):
            with pytest.warns(category, match="Stopped at `max_iter=30`"):
                quick(max_iter=30).fit(X, Y)

    def test_warning_points_to_the_caller(self):
        """The line shown is that of the fit."""
        with pytest.warns(FitWarning, match="max_iter") as caught:
            quick(max_iter=30).fit(X, Y)

        assert caught[0].filename == __file__

    def test_warnings_are_kept_in_the_record(self):
        """Also where they were not shown."""
        with pytest.warns(FitWarning, match="max_iter") as caught:
            model = quick(max_iter=30).fit(X, Y)

        assert model.record_.warnings == [str(warning.message) for warning in caught]

    def test_cut_off(self):
        """By how much the loss still fell, over which steps, and what to raise."""
        message = (
            r"Stopped at `max_iter=30`; the loss still fell by [\d.]+ % over the last 3 "
            r"iterations\. Raise `max_iter`\."
        )
        with pytest.warns(FitConvergenceWarning, match=message):
            quick(max_iter=30).fit(X, Y)

    def test_cut_off_descent(self):
        """A first-order solver has a rate to raise as well."""
        message = r"over the last 2 epochs\. Raise `max_iter` or `learning_rate`\."
        with pytest.warns(FitConvergenceWarning, match=message):
            quick(solver="gd", learning_rate=0.02, max_iter=20).fit(X, Y)

    def test_standstill(self):
        """A rate far too low."""
        with pytest.warns(FitConvergenceWarning, match=r"did not move: .* \(now 1e-12\)"):
            quick(solver="gd", learning_rate=1e-12, max_iter=10).fit(X, Y)

    def test_dead_units(self):
        """Initial weights so small that nothing comes through."""
        with pytest.warns(FitConvergenceWarning, match="The loss did not move"):
            quick(activation="relu", init=1e-300).fit(X, Y)

    def test_growth(self):
        """A rate too high, though not high enough to overflow."""
        with pytest.warns(FitConvergenceWarning, match=r"The loss grew from .* \(now 30\)"):
            quick(solver="gd", learning_rate=30.0, max_iter=12).fit(X, Y)

    def test_nothing_to_learn(self):
        """Targets that the inputs say nothing about, under a penalty that admits it."""
        noise = np.random.default_rng(1).normal(size=150)
        with pytest.warns(FitConvergenceWarning, match="no better than a constant: its loss is"):
            quick(alpha=10.0).fit(X, noise)

    def test_dead_starts(self):
        """How many, and the rate that killed them."""
        message = r"\d of 20 starts diverged and were dropped\. Lower `learning_rate` \(now 1\)"
        parameters = {"learning_rate": 1.0, "n_starts": 20, "max_iter": 300}
        with pytest.warns(FitConvergenceWarning, match=message):
            model = quick(solver="gd", activation="relu", **parameters).fit(X, Y)

        assert {start.stop for start in model.record_.starts} >= {"diverged", "max_iter"}

    def test_constant_target(self):
        """Fitted to the last bit, and said."""
        with pytest.warns(
            FitWarning, match=r"`y` is constant \(0\.1\): the fit predicts that value"
        ):
            model = quick().fit(X, np.full(150, 0.1))

        assert_array_equal(model.predict(X), np.full(150, 0.1))
        assert model.record_.stopped == STOPS["constant"]

    def test_constant_column_of_several(self):
        """The column is named, the others are fitted."""
        with pytest.warns(FitWarning, match=r"Column 1 of `y` is constant \(3\)"):
            model = quick(max_iter=2000).fit(X, np.column_stack([Y, np.full(150, 3.0)]))

        # The network learns a column of zeros as any other: to the tolerance of training.
        assert_allclose(model.predict(X)[:, 1], 3.0, atol=0.02)
        assert np.corrcoef(model.predict(X)[:, 0], Y)[0, 1] > 0.99

    def test_fewer_rows_than_parameters(self):
        """Both numbers are named."""
        with pytest.warns(FitWarning, match="1-8-1 tanh has 25 parameters for 10 distinct rows"):
            quick().fit(np.repeat(X[:10], 20, axis=0), np.repeat(Y[:10], 20))

    def test_targets_out_of_reach(self):
        """An output of limited range, and targets left as they are."""
        message = r"`output_activation='sigmoid'` reaches \(0, 1\), but 50 % of the targets"
        with (
            pytest.warns(FitWarning, match=message),
            pytest.warns(FitConvergenceWarning, match="worse than a straight line: its loss is"),
        ):
            quick(output_activation="sigmoid", target_scaling="none").fit(
                X, np.where(X[:, 0] > np.median(X), 0.8, -0.5)
            )


class TestErrors:
    def test_divergence(self):
        """The rate, the largest input and the record."""
        message = (
            r"Training stopped at epoch \d+: the loss became infinite or NaN\. The largest scaled "
            r"input is 1\.99e\+06\. Set `input_scaling='standard'` or lower `learning_rate` "
            r"\(now 0\.1\) or set `clip_norm=1`\."
        )
        model = quick(solver="gd", learning_rate=0.1, input_scaling="none", activation="relu")
        with pytest.raises(FitError, match=message) as caught:
            model.fit(X * 1e6, Y)

        assert caught.value.record.stop == "diverged"
        assert not hasattr(model, "theta_")

    def test_growth_is_recorded_up_to_its_end(self):
        """As the asker saw it: the loss grows past 1e30."""
        model = quick(solver="gd", learning_rate=30.0, activation="relu", reduction="sum")
        with pytest.raises(FitError, match="infinite or NaN") as caught:
            model.fit(X, Y)

        assert max(caught.value.record.losses[:-1]) > 1e30

    def test_error_survives_pickling(self):
        """A failed fit in a worker process keeps its evidence."""
        with pytest.raises(FitError, match="infinite or NaN") as caught:
            quick(solver="gd", learning_rate=1e6, activation="relu").fit(X, Y)

        copy = pickle.loads(pickle.dumps(caught.value))

        assert str(copy) == str(caught.value)
        assert str(copy.record) == str(caught.value.record)

    @pytest.mark.parametrize("value", [-1.0, -1e-300])
    def test_negative_counts(self, value):
        """The value is named."""
        with pytest.raises(ValueError, match=rf"`y` must be at least 0 .* got {value:g}"):
            quick(loss="poisson").fit(X, np.r_[value, np.ones(149)])


class TestInterrupt:
    """Ctrl-C keeps the best so far, finishes the fit, and says so."""

    @staticmethod
    def press_at(look: int):
        """Return a callback that presses Ctrl-C at a look, as the terminal does."""
        looks = []

        def callback(progress):
            looks.append(progress)
            if len(looks) == look:
                os.kill(os.getpid(), signal.SIGINT)
                time.sleep(0.05)  # the main thread hears of it once it gets a turn

        return callback

    @pytest.mark.parametrize("n_jobs", [1, 2])
    @pytest.mark.parametrize(
        "parameters",
        [
            {},
            {"solver": "adam", "max_iter": 10**6},
            {"solver": "adam", "batch_size": 8, "max_iter": 10**6, "early_stopping": True},
            {"alpha": "auto"},
        ],
        ids=["lbfgs", "full batches", "mini-batches", "search"],
    )
    def test_best_so_far_is_kept(self, parameters, n_jobs):
        """With one thread and with several."""
        model = quick(
            **{"n_starts": 3, "tol": 0.0} | parameters,
            n_jobs=n_jobs,
            callbacks=[self.press_at(30)],
        )

        message = r"interrupted; the best parameters so far, from (iteration|epoch) \d+ of"
        with pytest.warns(FitConvergenceWarning, match=message):
            model.fit(X, Y)

        assert model.record_.stop == "interrupted"
        assert "Interrupted by the keyboard" in model.record_.stopped
        assert model.score(X, Y) > 0

    def test_interrupted_fit_can_go_on(self):
        """As the warning says."""
        model = quick(warm_start=True, callbacks=[self.press_at(5)])
        with pytest.warns(FitConvergenceWarning, match="go on from here with `warm_start=True`"):
            model.fit(X, Y)
        first = model.loss_

        assert model.fit(X, Y).loss_ < first
