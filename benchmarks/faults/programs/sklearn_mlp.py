"""scikit-learn's MLPRegressor on arrays that were scaled before."""

import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor

HIDDEN = (16,)
ACTIVATION = "tanh"
LEARNING_RATE = 0.01
N_STEPS = 500
OPTIMIZER = "adam"
MOMENTUM = 0.9
EPSILON = 1e-8
BATCH = 0
REG = 0.0
SCALE_X = "standard"
SCALE_Y = "standard"

NAMES = {"tanh": "tanh", "sigmoid": "logistic", "relu": "relu", "identity": "identity"}

scaling = {}


def prepare(X, y):
    scaling["x"] = scale_of(X, SCALE_X)
    scaling["y"] = scale_of(y, SCALE_Y)
    X_train = (X - scaling["x"][0]) / scaling["x"][1]
    return X_train, ((y - scaling["y"][0]) / scaling["y"][1])[:, 0]


def scale_of(values, how):
    if how == "standard":
        return values.mean(axis=0), values.std(axis=0)
    if how == "max":
        return 0.0, np.abs(values).max(axis=0)
    return 0.0, 1.0


def make(n_rows, n_steps, seed):
    return MLPRegressor(
        hidden_layer_sizes=HIDDEN,
        activation=NAMES[ACTIVATION],
        solver="adam" if OPTIMIZER == "adam" else "sgd",
        alpha=REG,
        batch_size=BATCH or n_rows,
        learning_rate_init=LEARNING_RATE,
        momentum=MOMENTUM if OPTIMIZER == "momentum" else 0.0,
        nesterovs_momentum=False,
        epsilon=EPSILON,
        max_iter=n_steps,
        tol=0.0,
        n_iter_no_change=n_steps,
        random_state=seed,
    )


def fit(X, y, n_steps, seed):
    net = make(len(X), n_steps, seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        net.fit(X, y)
    return net


def predict(net, X):
    X_test = (X - scaling["x"][0]) / scaling["x"][1]
    return net.predict(X_test)[:, np.newaxis] * scaling["y"][1] + scaling["y"][0]


def layers(net):
    return list(zip(net.coefs_, net.intercepts_, strict=True))
