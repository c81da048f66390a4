"""A model comes back with everything that fitting gave it."""

import json

import numpy as np
import pytest
from sklearn.exceptions import NotFittedError

from curvesmith import NeuralRegressor
from curvesmith.files.packing import pack, unpack


def fit(n_outputs: int = 0, dtype=np.float64, **parameters) -> NeuralRegressor:
    """Fit a small network to random rows; no outputs make a vector of targets."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(40, 2)).astype(dtype)
    y = (
        np.sin(X[:, 0]) + 2
        if not n_outputs
        else np.stack([X[:, 0] ** k for k in range(1, n_outputs + 1)])
    )
    options = {"max_iter": 20, "solver": "adam", "random_state": 0, "tol": 0.0} | parameters
    return NeuralRegressor(options.pop("hidden_layer_sizes", (3,)), **options).fit(X, y.T)


@pytest.mark.filterwarnings("ignore::curvesmith.FitWarning")
@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"dtype": np.float32},
        {"n_outputs": 3},
        {"n_outputs": 1},
        {"bias": False, "output_activation": "tanh"},
        {"hidden_layer_sizes": (4, 2), "activation": "relu"},
        {"hidden_layer_sizes": ()},
        {"hidden_layer_sizes": np.array([3])},
        {"loss": "poisson"},
        {"loss": "quantile", "quantile": 0.9},
        {"solver": "lbfgs", "input_scaling": "robust", "target_scaling": "none"},
        {"solver_options": {"beta1": 0.8}, "alpha": np.float32(0.25)},
        {"engine": "numpy", "early_stopping": True},
    ],
    ids=str,
)
def test_round_trip(parameters):
    """Predictions, parameters and fitted attributes survive, through JSON, to the last bit."""
    model = fit(**parameters)
    X = np.random.default_rng(1).normal(size=(50, 2)).astype(parameters.get("dtype", np.float64))

    tensors, state = pack(model)
    copy = unpack(tensors, json.loads(json.dumps(state, allow_nan=False)))

    expected = model.predict(X)
    np.testing.assert_array_equal(copy.predict(X), expected, strict=True)
    assert vars(copy).keys() == vars(model).keys()
    assert copy.record_ == model.record_
    for name in ("alpha_", "loss_", "n_iter_", "n_features_in_", "n_outputs_", "network_"):
        assert getattr(copy, name) == getattr(model, name), name
    for name, value in model.get_params().items():
        np.testing.assert_array_equal(copy.get_params()[name], value, err_msg=name)


def test_data_frame():
    """Column names survive, and are still checked at prediction."""
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    X = pandas.DataFrame({"p": np.arange(20.0), "q": np.arange(20.0) % 3})
    model = NeuralRegressor((3,), max_iter=300, solver="adam", random_state=0).fit(X, X["p"])

    copy = unpack(*pack(model))

    assert copy.feature_names_in_.tolist() == ["p", "q"]
    with pytest.raises(ValueError, match="feature names should match"):
        copy.predict(X.rename(columns={"p": "r"}))


@pytest.mark.filterwarnings("ignore::curvesmith.FitWarning")
def test_code_and_generators_are_left_out():
    """Callbacks and generators come back as their defaults."""
    model = fit(callbacks=(lambda progress: False,), random_state=np.random.RandomState(0))

    copy = unpack(*pack(model))

    assert copy.callbacks == ()
    assert copy.random_state is None


def test_model_that_is_not_fitted():
    """A model that is not fitted cannot be packed."""
    with pytest.raises(NotFittedError, match="not fitted yet"):
        pack(NeuralRegressor())


@pytest.mark.filterwarnings("ignore::curvesmith.FitWarning")
@pytest.mark.parametrize("name", ["theta", "x_offset", "x_scale", "y_offset", "y_scale"])
@pytest.mark.parametrize(
    "damage",
    [
        lambda tensor: tensor[:-1],
        lambda tensor: np.append(tensor, 1.0),
        lambda tensor: tensor * np.nan,
        lambda tensor: tensor.astype(np.int64),
        lambda tensor: tensor[None, :],
    ],
    ids=["short", "long", "nan", "integers", "table"],
)
def test_arrays_that_do_not_fit(name, damage):
    """Arrays of another size or kind than the network's are refused by name."""
    tensors, state = pack(fit())

    with pytest.raises(ValueError, match=f"^{name} must be \\d+ finite numbers"):
        unpack({**tensors, name: damage(tensors[name])}, state)


@pytest.mark.filterwarnings("ignore::curvesmith.FitWarning")
@pytest.mark.parametrize("part", ["network", "parameters", "fitted", "record", "feature_names"])
def test_missing_parts(part):
    """A part that is missing is an error that names it."""
    tensors, state = pack(fit())
    del state[part]

    with pytest.raises(KeyError, match=part):
        unpack(tensors, state)
