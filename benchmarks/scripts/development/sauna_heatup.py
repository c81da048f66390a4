"""Minutes until the sauna is hot. Target through a log, scaler inside the pipeline."""
import argparse

import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler


def measurements(n, rng):
    volume = rng.uniform(5, 25, n)
    kilowatt = rng.uniform(4, 18, n)
    outside = rng.uniform(-20, 25, n)
    goal = rng.uniform(70, 100, n)
    minutes = 3.0 * volume ** 0.9 * (goal - outside) / (8 * kilowatt) + 8
    return np.column_stack([volume, kilowatt, outside, goal]), minutes * np.exp(rng.normal(0, 0.04, n))


def build(seed):
    net = MLPRegressor(
        hidden_layer_sizes=(20,), activation="logistic", solver="lbfgs",
        alpha=1e-3, max_iter=800, random_state=seed,
    )
    pipe = Pipeline([("scale", StandardScaler()), ("net", net)])
    return TransformedTargetRegressor(regressor=pipe, func=np.log, inverse_func=np.exp)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()

    X, y = measurements(args.n, np.random.RandomState(args.seed))
    folds = KFold(5, shuffle=True, random_state=0)
    cross = cross_val_predict(build(args.seed), X, y, cv=folds)
    print("cross-validated relative error:", np.mean(np.abs(cross / y - 1)))

    model = build(args.seed).fit(X, y)
    fitted = model.predict(X)
    print("relative error of the fit:", np.mean(np.abs(fitted / y - 1)))


if __name__ == "__main__":
    main()
