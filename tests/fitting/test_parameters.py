"""Wrong parameters are all named at once, in the user's words."""

import numpy as np
import pytest

from curvesmith import NeuralRegressor
from curvesmith.fitting.parameters import PARAMETERS, SOLVER_OPTIONS, check_parameters


def test_table_and_constructor_agree():
    """Every parameter has its rule, and every rule its parameter."""
    assert PARAMETERS.keys() == NeuralRegressor().get_params().keys()


def test_defaults_are_right():
    """The regressor accepts what it starts with."""
    check_parameters(NeuralRegressor().get_params())


WRONG_VALUES = [
    (
        {"activation": "Relu"},
        r"`activation` must be one of 'identity', 'relu',.*got 'Relu'\. Did you mean 'relu'\?",
    ),
    ({"loss": "squard"}, r"`loss` must be .*got 'squard'\. Did you mean 'squared'\?"),
    ({"solver": "LBFGS"}, r"`solver` must be .*got 'LBFGS'\. Did you mean 'lbfgs'\?"),
    ({"schedule": "xyzzy"}, r"`schedule` must be .*got 'xyzzy'\.$"),
    (
        {"learning_rate": -0.01},
        r"`learning_rate` must be 'auto' or a number in \(0, inf\), got -0\.01\.",
    ),
    ({"learning_rate": np.nan}, r"`learning_rate` must be .*got nan\."),
    ({"alpha": -1.0}, r"`alpha` must be 'auto' or a number in \[0, inf\), got -1\.0\."),
    ({"quantile": 1.0}, r"`quantile` must be a number in \(0, 1\), got 1\.0\."),
    ({"momentum": 1.0}, r"`momentum` must be a number in \[0, 1\), got 1\.0\."),
    (
        {"hidden_layer_sizes": 0},
        r"`hidden_layer_sizes` must be 'auto' or a whole number of at least 1 or",
    ),
    ({"hidden_layer_sizes": (5, 0)}, r"a sequence of whole numbers of at least 1, got \(5, 0\)\."),
    ({"hidden_layer_sizes": "big"}, r"`hidden_layer_sizes` must be .*got 'big'\."),
    ({"batch_size": 0}, r"`batch_size` must be one of 'auto', 'full' or a whole number .*got 0\."),
    ({"max_iter": 0}, r"`max_iter` must be .*got 0\."),
    ({"max_seconds": 0}, r"`max_seconds` must be None or a number in \(0, inf\), got 0\."),
    ({"n_jobs": 0}, r"`n_jobs` must be None or a whole number other than 0, got 0\."),
    ({"random_state": -1}, r"`random_state` must be None or .*got -1\."),
    (
        {"init": 0.0},
        r"`init` must be one of 'auto', 'he', 'glorot', 'lecun' or a number in .*got 0\.0\.",
    ),
    ({"callbacks": [3]}, r"`callbacks` must be a sequence of callables, got \[3\]\."),
    ({"verbose": -1}, r"`verbose` must be True or False or a whole number of at least 0, got -1\."),
    ({"engine": "cuda"}, r"`engine` must be one of 'native', 'numpy', got 'cuda'\."),
    (
        {"solver_options": {"beta": 0.5}},
        r"`solver_options` must name some of .*got 'beta'\. Did you mean 'beta[12]'\?",
    ),
    (
        {"solver_options": {"beta1": 1.5}},
        r"`solver_options\['beta1'\]` must be a number in \[0, 1\), got 1\.5\.",
    ),
    ({"solver_options": {7: 1.5}}, r"`solver_options` must name some of .*got 7\.$"),
]


@pytest.mark.parametrize(("parameters", "message"), WRONG_VALUES, ids=str)
def test_wrong_values(parameters, message):
    """The message names the parameter, the rule and the value."""
    with pytest.raises(ValueError, match=message):
        NeuralRegressor(**parameters).fit([[0.0], [1.0]], [0.0, 1.0])


WRONG_KINDS = [
    ({"bias": 1}, r"`bias` must be True or False, got 1\."),
    ({"alpha": None}, r"`alpha` must be .*got None\."),
    ({"alpha": True}, r"`alpha` must be .*got True\."),
    ({"activation": 3}, r"`activation` must be .*got 3\."),
    ({"max_iter": 2.5}, r"`max_iter` must be .*got 2\.5\."),
    ({"hidden_layer_sizes": 2.5}, r"`hidden_layer_sizes` must be .*got 2\.5\."),
    (
        {"callbacks": print},
        r"`callbacks` must be a sequence of callables, got <built-in function print>\.",
    ),
    (
        {"solver_options": 3},
        r"`solver_options` must be None or a mapping of option names to values, got 3\.",
    ),
    ({"random_state": "abc"}, r"`random_state` must be .*got 'abc'\."),
]


@pytest.mark.parametrize(("parameters", "message"), WRONG_KINDS, ids=str)
def test_wrong_kinds(parameters, message):
    """Another kind of object is a TypeError."""
    with pytest.raises(TypeError, match=message):
        NeuralRegressor(**parameters).fit([[0.0], [1.0]], [0.0, 1.0])


def test_all_faults_are_named_at_once():
    """Nobody has to mend one to learn of the next; a value among them makes a ValueError."""
    with pytest.raises(ValueError, match=r"(?s)`bias`.*\n`alpha`.*\n`solver_options\['rho'\]`"):
        check_parameters({"bias": 1, "alpha": -1, "solver_options": {"rho": 2}})


@pytest.mark.parametrize(
    "parameters",
    [
        {"hidden_layer_sizes": np.int64(3), "alpha": np.float32(0.1), "bias": np.True_},
        {"hidden_layer_sizes": [3, 4], "learning_rate": 1, "verbose": 2},
        {"hidden_layer_sizes": (), "init": 0.01, "clip_norm": 1, "callbacks": [print]},
        {"hidden_layer_sizes": np.array([3, 4]), "random_state": np.random.RandomState(0)},
        {"n_jobs": -1, "batch_size": 1, "max_seconds": 0.5, "random_state": np.random},
        {"solver_options": {"memory": 5, "beta1": 0, "decay": 0.0, "step_epochs": 3}},
    ],
    ids="-".join,
)
def test_right_values_of_many_kinds(parameters):
    """Numbers of NumPy and sequences of any kind pass."""
    check_parameters(parameters)


@pytest.mark.parametrize("name", SOLVER_OPTIONS)
def test_every_solver_option_is_checked(name):
    """None of them takes a word."""
    with pytest.raises(TypeError, match=rf"`solver_options\['{name}'\]` must be .*got 'x'\."):
        check_parameters({"solver_options": {name: "x"}})
