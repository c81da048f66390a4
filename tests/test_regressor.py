"""NeuralRegressor keeps what it promises to those who know scikit-learn."""

import pickle
import warnings

import numpy as np
import pandas as pd
import polars as pl
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn import config_context
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from curvesmith import NeuralRegressor
from curvesmith.regressor import check_weights

RNG = np.random.default_rng(0)
X = RNG.uniform(-2, 2, (150, 2))
Y = np.sin(2 * X[:, 0]) + X[:, 1] ** 2

# Quick fits stop before they converge, and say so; what is said is tested in test_never_silent.py.
pytestmark = pytest.mark.filterwarnings("ignore::curvesmith.FitWarning")

QUICK = {"alpha": 1e-4, "n_starts": 1, "max_iter": 300, "random_state": 0}


def quick(**parameters) -> NeuralRegressor:
    """Return a regressor that takes milliseconds."""
    return NeuralRegressor(**{"hidden_layer_sizes": 8} | QUICK | parameters)


class TestFit:
    def test_default_beats_the_line(self):
        """Without a single option, and silently."""
        model = NeuralRegressor(random_state=0).fit(X, Y)

        assert model.score(X, Y) > 0.999
        assert model.record_.warnings == []

    def test_fitted_attributes(self):
        """Shapes and names are scikit-learn's."""
        model = quick(hidden_layer_sizes=(8, 4)).fit(X, Y)

        assert [W.shape for W in model.coefs_] == [(2, 8), (8, 4), (4, 1)]
        assert [b.shape for b in model.intercepts_] == [(8,), (4,), (1,)]
        assert model.theta_.shape == (model.network_.n_params,)
        assert (model.n_features_in_, model.n_outputs_, model.y_ndim_) == (2, 1, 1)
        assert model.n_iter_ == len(model.record_.losses) == 300
        assert model.loss_ == model.record_.starts[0].loss
        assert model.alpha_ == 1e-4

    def test_coefs_compute_the_prediction(self):
        """A forward pass by hand agrees."""
        model = quick().fit(X, Y)
        (W1, W2), (b1, b2) = model.coefs_, model.intercepts_

        f = np.tanh(model.x_scaler_.transform(X) @ W1 + b1) @ W2 + b2

        expected = model.y_scaler_.inverse(f)[:, 0]
        # Engines agree to this; sums of terms near 1 that cancel leave an absolute error.
        assert_allclose(model.predict(X), expected, rtol=1e-12, atol=1e-12)

    def test_unfitted_model_has_no_coefs(self):
        """As every fitted attribute."""
        assert not hasattr(NeuralRegressor(), "coefs_")

    def test_no_biases(self):
        """Then there are no intercepts."""
        model = quick(bias=False).fit(X, Y)

        assert model.intercepts_ == []
        assert len(model.coefs_) == 2

    def test_fit_from_lists(self):
        """Anything that NumPy can read."""
        assert_array_equal(
            quick().fit(X.tolist(), Y.tolist()).predict(X), quick().fit(X, Y).predict(X)
        )

    def test_fit_does_not_change_its_arguments(self):
        """Data and weights stay as they were."""
        data, targets, weights = X.copy(), Y.copy(), np.linspace(0, 1, len(X))
        kept = weights.copy()

        quick().fit(data, targets, sample_weight=weights)

        assert_array_equal(data, X)
        assert_array_equal(targets, Y)
        assert_array_equal(weights, kept)

    def test_refit_starts_afresh(self):
        """Without warm_start the past does not matter."""
        model = quick().fit(X, Y)

        assert_array_equal(model.fit(X[:50], Y[:50]).theta_, quick().fit(X[:50], Y[:50]).theta_)

    def test_float32_trains_in_float32(self):
        """By first-order solvers; predictions of such inputs come alike."""
        model = quick(solver="adam").fit(X.astype(np.float32), Y)

        assert model.theta_.dtype == np.float32
        assert model.predict(X.astype(np.float32)).dtype == np.float32
        assert model.predict(X).dtype == np.float64
        assert model.score(X, Y) > 0.9

    def test_constant_input_columns_survive(self):
        """A column that says nothing does no harm."""
        padded = np.column_stack([X, np.full(len(X), 7.0)])

        assert quick().fit(padded, Y).score(padded, Y) > 0.99

    @pytest.mark.parametrize("scaling", ["standard", "robust", "none"])
    def test_scalings(self, scaling):
        """All three fit data of this size."""
        model = quick(input_scaling=scaling, target_scaling=scaling).fit(X, Y)

        assert model.score(X, Y) > 0.99

    @pytest.mark.parametrize("activation", ["tanh", "sigmoid", "softplus", "elu", "sine"])
    def test_outputs_of_limited_range(self, activation):
        """Targets are scaled into what the output can reach."""
        model = quick(output_activation=activation, max_iter=1500).fit(X, Y)

        assert model.score(X, Y) > 0.95

    @pytest.mark.parametrize("loss", ["absolute", "huber", "log_cosh", "quantile"])
    def test_losses_agree_without_noise(self, loss):
        """They differ by what they do to outliers only."""
        model = quick(hidden_layer_sizes=16, loss=loss, max_iter=1500).fit(X, Y)

        assert model.score(X, Y) > 0.98

    def test_quantiles_enclose_their_share(self):
        """Nine tenths of the rows lie below the 0.9 quantile."""
        noisy = Y + np.random.default_rng(1).normal(size=len(Y))
        model = quick(loss="quantile", quantile=0.9, alpha=1e-2).fit(X, noisy)

        assert abs(np.mean(noisy <= model.predict(X)) - 0.9) < 0.05

    def test_poisson_predicts_rates(self):
        """Positive, and their sum is that of the counts."""
        counts = np.random.default_rng(2).poisson(np.exp(1 + X[:, 0]))
        model = quick(loss="poisson", alpha=1e-3).fit(X, counts)

        rates = model.predict(X)

        assert (rates > 0).all()
        # The output bias is not penalised: at the minimum the sums agree.
        assert_allclose(rates.sum(), counts.sum(), rtol=1e-3)

    @pytest.mark.parametrize(
        "solver", ["gd", "sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"]
    )
    @pytest.mark.parametrize("batch_size", ["auto", "full", 1])
    def test_first_order_solvers_beat_the_line(self, solver, batch_size):
        """With the default rate, on batches of any size."""
        epochs = 20 if batch_size == 1 and solver != "gd" else "auto"
        model = quick(solver=solver, batch_size=batch_size, max_iter=epochs).fit(X, Y)

        assert model.score(X, Y) > LinearRegression().fit(X, Y).score(X, Y) + 0.1

    def test_unshuffled_batches_keep_the_order(self):
        """shuffle=False visits the rows as they came."""
        order = np.argsort(Y)
        options = {"solver": "sgd", "batch_size": 1, "max_iter": 1, "shuffle": False}

        first = quick(**options).fit(X, Y)
        second = quick(**options).fit(X[order], Y[order])

        assert not np.array_equal(first.theta_, second.theta_)

    def test_early_stopping_restores_the_best(self):
        """The held-out loss at the end is the lowest seen."""
        noisy = Y + np.random.default_rng(3).normal(size=len(Y))
        model = quick(early_stopping=True, max_iter=2000, validation_fraction=0.3).fit(X, noisy)
        record = model.record_

        assert record.stop == "early_stopping"
        assert record.n_validation_rows == 45
        assert record.starts[0].validation_loss == min(record.validation_losses)

    def test_several_starts_keep_the_best(self):
        """The more starts, the lower the loss."""
        losses = [quick(n_starts=n, max_iter=40).fit(X, Y).loss_ for n in (1, 5)]

        assert losses[1] < losses[0]

    def test_asked_networks_can_be_expressed(self):
        """Every detail of a hand-written loop has its parameter."""
        model = NeuralRegressor(
            (3, 3),
            activation="sigmoid",
            output_activation="tanh",
            bias=False,
            loss="absolute",
            reduction="sum",
            alpha=0.0,
            solver="sgd",
            learning_rate=1e-3,
            schedule="constant",
            batch_size=1,
            shuffle=False,
            init=0.01,
            input_scaling="none",
            target_scaling="none",
            n_starts=1,
            max_iter=3,
            tol=0.0,
            early_stopping=False,
            random_state=0,
        )

        model.fit(X.astype(np.float32), 0.1 * Y)

        assert (model.n_iter_, model.network_.n_params) == (3, 18)
        assert model.theta_.dtype == np.float32
        assert model.record_.why == []


class TestPredict:
    def test_several_outputs(self):
        """A table in, a table out; each column is fitted."""
        targets = np.column_stack([Y, 100 + X[:, 0], -Y])
        model = quick(hidden_layer_sizes=16).fit(X, targets)

        assert model.predict(X).shape == (150, 3)
        assert model.score(X, targets) > 0.99

    def test_one_column_stays_a_column(self):
        """As in scikit-learn's linear models."""
        model = quick().fit(X, Y[:, None])

        assert model.predict(X).shape == (150, 1)
        assert_array_equal(model.predict(X)[:, 0], quick().fit(X, Y).predict(X))

    def test_one_plain_row_takes_the_short_way(self):
        """And comes to the same bits as among others."""
        model = quick().fit(X, Y)
        expected = model.predict(X)

        rows = [model.predict(np.ascontiguousarray(row[None, :]))[0] for row in X]

        assert_array_equal(rows, expected)

    @pytest.mark.parametrize("value", [np.nan, np.inf])
    def test_short_way_refuses_what_is_not_finite(self, value):
        """With scikit-learn's words."""
        with pytest.raises(ValueError, match=r"Input X contains (NaN|infinity)"):
            quick().fit(X, Y).predict(np.array([[1.0, value]]))

    def test_unfitted(self):
        """One row or many."""
        for rows in (X, X[:1]):
            with pytest.raises(NotFittedError, match="This NeuralRegressor instance is not fitted"):
                quick().predict(rows)

    def test_wrong_width(self):
        """With scikit-learn's words."""
        with pytest.raises(
            ValueError, match="X has 3 features, but NeuralRegressor is expecting 2"
        ):
            quick().fit(X, Y).predict(np.zeros((1, 3)))

    def test_loss_of_the_fit_decides(self):
        """Changing a parameter afterwards does not change the model."""
        model = quick().fit(X, Y)
        expected = model.predict(X)

        assert_array_equal(model.set_params(loss="poisson").predict(X), expected)


class TestGoingOn:
    def test_warm_start_goes_on(self):
        """The second fit begins where the first one ended."""
        model = quick(warm_start=True, max_iter=20).fit(X, Y)
        first = model.loss_

        model.fit(X, Y)

        assert model.loss_ < first
        # The first loss of the second fit is that after its first iteration.
        assert model.record_.losses[0] <= first

    def test_warm_start_keeps_the_scaling(self):
        """New data are seen in the old units."""
        model = quick(warm_start=True).fit(X, Y)
        scaler = model.x_scaler_

        assert model.fit(X + 5, Y).x_scaler_ is scaler

    def test_warm_start_of_another_network_is_refused(self):
        """Both networks are named."""
        model = quick(warm_start=True).fit(X, Y)

        with pytest.raises(ValueError, match=r"must stay 2-8-1 tanh .* got 2-9-1 tanh"):
            model.set_params(hidden_layer_sizes=9).fit(X, Y)

    def test_warm_start_after_a_constant_target_starts_afresh(self):
        """A network of zeros cannot be trained."""
        model = quick(warm_start=True)
        with pytest.warns(UserWarning, match="`y` is constant"):
            model.fit(X, np.ones(len(X)))

        assert model.fit(X, Y).score(X, Y) > 0.9

    def test_partial_fit_learns_from_portions(self):
        """One epoch a call, scaling and network from the first."""
        rng = np.random.default_rng(4)
        model = NeuralRegressor(16, random_state=0)
        for _ in range(200):
            portion = rng.uniform(-2, 2, (200, 2))
            model.partial_fit(portion, np.sin(2 * portion[:, 0]) + portion[:, 1] ** 2)

        assert model.score(X, Y) > 0.95
        assert model.n_iter_ == len(model.record_.losses) == 200
        assert model.record_.solver == "adam"

    def test_partial_fit_after_fit(self):
        """Goes on with the fitted network."""
        model = quick(solver="adam", max_iter=100).fit(X, Y)

        model.partial_fit(X, Y)

        assert model.n_iter_ == 101

    def test_partial_fit_takes_single_rows(self):
        """After the first portion."""
        model = quick(solver="sgd").partial_fit(X, Y)

        assert model.partial_fit(X[:1], Y[:1]).n_iter_ == 2

    def test_partial_fit_needs_a_first_order_solver(self):
        """The reason stands behind scikit-learn's error."""
        model = NeuralRegressor(solver="lbfgs")

        assert not hasattr(model, "partial_fit")
        with pytest.raises(AttributeError, match="has no attribute 'partial_fit'") as caught:
            model.partial_fit(X, Y)
        assert "got solver='lbfgs', which must see all rows" in str(caught.value.__cause__)

    def test_partial_fit_keeps_the_number_of_outputs(self):
        """Other targets are another model."""
        model = quick(solver="adam").partial_fit(X, Y)

        with pytest.raises(ValueError, match="`y` must have 1 columns as in the first fit, got 2"):
            model.partial_fit(X, np.column_stack([Y, Y]))

    def test_partial_fit_is_repeatable(self):
        """The same seed and portions give the same bits."""

        def fit() -> NeuralRegressor:
            model = NeuralRegressor(5, solver="adam", batch_size=16, random_state=0)
            return model.partial_fit(X[:70], Y[:70]).partial_fit(X[70:], Y[70:])

        assert_array_equal(fit().theta_, fit().theta_)


class TestCallbacks:
    def test_callbacks_watch_and_stop(self):
        """They see the start, the step, the losses and the parameters."""
        seen = []

        def callback(progress):
            seen.append(progress)
            return progress.iteration == 10

        model = quick(callbacks=[callback]).fit(X, Y)

        assert model.record_.stop == "callback"
        assert model.n_iter_ == 10
        assert seen[-1].theta.shape == model.theta_.shape
        assert [progress.loss for progress in seen] == model.record_.losses

    def test_verbose_writes_to_standard_error_only(self, capsys):
        """Standard output belongs to results."""
        quick(verbose=1).fit(X, Y)

        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("Fitting 2-8-1 tanh by lbfgs\nstart 1, 1 of at most 300: loss ")


class TestScikitLearn:
    def test_clone_and_parameters(self):
        """A clone has the parameters and no more."""
        model = quick(callbacks=[print], solver_options={"memory": 5}).fit(X, Y)
        copy = clone(model)

        assert copy.get_params() == model.get_params()
        assert not hasattr(copy, "theta_")

    def test_pipeline_and_cross_validation(self):
        """Scores of the folds beat those of the line."""
        pipeline = make_pipeline(StandardScaler(), quick())

        scores = cross_val_score(pipeline, X, Y, cv=3)

        assert scores.mean() > cross_val_score(LinearRegression(), X, Y, cv=3).mean() + 0.2

    def test_grid_search(self):
        """Parameters of any kind can be searched."""
        grid = {"hidden_layer_sizes": [1, (8,)], "solver": ["lbfgs", "adam"]}

        search = GridSearchCV(quick(), grid, cv=2).fit(X, Y)

        assert search.best_params_["hidden_layer_sizes"] == (8,)

    def test_metadata_routing(self):
        """Weights reach fit and score through a search, once both are requested."""
        weights = np.where(X[:, 0] > 0, 1.0, 0.0)
        with config_context(enable_metadata_routing=True):
            model = (
                quick().set_fit_request(sample_weight=True).set_score_request(sample_weight=True)
            )
            search = GridSearchCV(model, {"alpha": [1e-4]}, cv=2)
            search.fit(X, Y, sample_weight=weights)

        expected = quick().fit(X, Y, sample_weight=weights).theta_
        assert_array_equal(search.best_estimator_.theta_, expected)

    def test_metadata_routing_of_portions(self):
        """partial_fit asks for its weights by its own name."""
        with config_context(enable_metadata_routing=True):
            model = quick(solver="adam").set_partial_fit_request(sample_weight=True)
            request = model.get_metadata_routing().partial_fit.requests

        assert request == {"sample_weight": True}

    @pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame], ids=["pandas", "polars"])
    def test_frames_keep_their_names(self, frame):
        """Columns are known by name, and a frame predicts what its array does."""
        table = frame({"width": X[:, 0], "height": X[:, 1]})
        model = quick().fit(table, frame({"y": Y})["y"])

        assert model.feature_names_in_.tolist() == ["width", "height"]
        assert_array_equal(model.predict(table), quick().fit(X, Y).predict(X))

    @pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame], ids=["pandas", "polars"])
    def test_frames_with_other_names_are_refused(self, frame):
        """With scikit-learn's words."""
        model = quick().fit(frame({"width": X[:, 0], "height": X[:, 1]}), Y)

        with pytest.raises(ValueError, match="feature names should match those"):
            model.predict(frame({"height": X[:, 1], "width": X[:, 0]}))

    def test_array_after_a_frame_warns(self):
        """One row does not slip past the check of names."""
        model = quick().fit(pd.DataFrame(X, columns=["width", "height"]), Y)

        with pytest.warns(UserWarning, match="X does not have valid feature names"):
            model.predict(np.zeros((1, 2)))

    def test_frame_of_targets(self):
        """Several outputs from a frame."""
        targets = pd.DataFrame({"a": Y, "b": -Y})

        assert quick().fit(X, targets).predict(X).shape == (150, 2)

    @pytest.mark.parametrize("protocol", [2, pickle.HIGHEST_PROTOCOL])
    def test_pickle(self, protocol):
        """A model comes back to the bit."""
        model = quick().fit(X, Y)

        copy = pickle.loads(pickle.dumps(model, protocol))

        assert_array_equal(copy.predict(X), model.predict(X))
        assert copy.record_ == model.record_

    def test_html(self):
        """scikit-learn's diagram, and the record once there is one."""
        model = quick()
        assert "curvesmith-summary" not in model._repr_html_()

        html = model.fit(X, Y)._repr_html_()

        assert "NeuralRegressor" in html
        assert "2-8-1 tanh, 33 parameters" in html
        assert model._repr_mimebundle_()["text/html"].endswith("</table>")

    def test_html_can_be_turned_off(self):
        """As for every estimator."""
        with config_context(display="text"):
            assert "text/html" not in quick().fit(X, Y)._repr_mimebundle_()

    def test_repr(self):
        """Only what differs from the defaults."""
        assert repr(NeuralRegressor(5, loss="huber")) == (
            "NeuralRegressor(hidden_layer_sizes=5, loss='huber')"
        )


class TestBadInput:
    @pytest.mark.parametrize("value", [np.nan, np.inf])
    def test_data_that_are_not_finite(self, value):
        """With scikit-learn's words."""
        broken = X.copy()
        broken[3, 1] = value

        with pytest.raises(ValueError, match=r"Input X contains (NaN|infinity)"):
            quick().fit(broken, Y)
        with pytest.raises(ValueError, match=r"Input y contains (NaN|infinity)|y contains"):
            quick().fit(X, broken[:, 1])

    def test_one_row(self):
        """There is nothing to learn from it."""
        with pytest.raises(ValueError, match=r"1 sample\(s\) .* minimum of 2 is required"):
            quick().fit(X[:1], Y[:1])

    @pytest.mark.parametrize(
        ("weights", "message"),
        [
            (
                np.zeros(150),
                "must be positive for at least one row, got 150 weights of zero|non-zero",
            ),
            (np.r_[-1.5, np.ones(149)], r"`sample_weight` must be at least 0, got -1\.5"),
            (np.ones(3), r"sample_weight.shape == \(3,\), expected \(150,\)"),
            (np.r_[np.nan, np.ones(149)], "contains NaN"),
        ],
        ids=["zero", "negative", "short", "nan"],
    )
    def test_weights(self, weights, message):
        """Weights count repetitions: at least 0, not all 0, one each."""
        with pytest.raises(ValueError, match=message):
            quick().fit(X, Y, sample_weight=weights)

    def test_weights_of_zero_are_refused_by_every_scikit_learn(self):
        """Newer ones say it themselves, older ones leave it to us."""
        with pytest.raises(ValueError, match="at least one row, got 2 weights of zero"):
            check_weights(np.zeros(2))

    def test_weight_of_one_row_only(self):
        """One row of positive weight is a constant."""
        weights = np.zeros(150)
        weights[7] = 2.0

        with pytest.warns(UserWarning, match="is constant"):
            model = quick().fit(X, Y, sample_weight=weights)

        assert_array_equal(model.predict(X), np.full(150, Y[7]))

    def test_parameters_are_checked_before_data(self):
        """A typing error is told without waiting."""
        with pytest.raises(ValueError, match="`activation` must be one of"):
            quick(activation="rlu").fit(None, None)


@pytest.mark.parametrize("scale", [1e300, 1e-300])
def test_extreme_units(scale):
    """Numbers near the ends of float64 fit as any others."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        model = quick().fit(X * scale, Y)
        targets = quick().fit(X, Y * scale)

    expected = quick().fit(X, Y).record_.train_r2
    assert_allclose([model.record_.train_r2, targets.record_.train_r2], expected, rtol=1e-6)
