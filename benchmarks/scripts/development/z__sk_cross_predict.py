"""Homework 6: is the sensor worth it? Cross-validated predictions of a very noisy quantity."""
import numpy as np
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def dataset(n, rng):
    soil = rng.normal(12, 4, n)
    sun = rng.uniform(2, 14, n)
    signal = 0.9 * (soil - 12) + 5 * np.sin((sun - 8) / 3)
    disturbance = rng.normal(0, 4.5, n)
    return np.c_[soil, sun], signal + disturbance, disturbance


def evaluate(X, y):
    pipeline = make_pipeline(
        StandardScaler(),
        MLPRegressor(hidden_layer_sizes=(6,), activation="tanh", solver="lbfgs", alpha=0.3,
                     max_iter=400, random_state=3),
    )
    folds = KFold(n_splits=10, shuffle=True, random_state=3)
    return cross_val_predict(pipeline, X, y, cv=folds)


def main():
    rng = np.random.RandomState(6)
    X, y, disturbance = dataset(4000, rng)
    y_cv = evaluate(X, y)
    share = 1 - np.mean((y - y_cv) ** 2) / np.var(y)
    baseline = np.std(y)
    print("rmse without sensor: %.2f" % baseline)
    print("rmse with sensor:    %.2f" % np.sqrt(np.mean((y - y_cv) ** 2)))
    print("explained: %.2f" % share)


main()
