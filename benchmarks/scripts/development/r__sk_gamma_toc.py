"""Organic carbon of the black shale from wireline logs, five-fold cross-validation by core."""
import numpy as np
from sklearn.model_selection import KFold
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler


def read_logs(n=1200):
    rng = np.random.RandomState(33)
    gamma = rng.gamma(9.0, 14.0, n)                          # API
    resistivity = 10 ** rng.normal(1.1, 0.5, n)              # ohm m
    sonic = rng.normal(85, 12, n)                            # us/ft
    delta_log_r = np.log10(resistivity / 8.0) + 0.02 * (sonic - 80)
    toc = 1.6 + 2.1 * np.logaddexp(0, 2.0 * delta_log_r) / 2.0 + 0.011 * gamma
    scatter = rng.normal(0, 0.35, n)
    X = np.column_stack([gamma, np.log10(resistivity), sonic])
    return X, toc + scatter, scatter


def cross_validate(X, y, folds=5):
    predicted = np.full(len(y), np.nan)
    scores = []
    for train, test in KFold(folds, shuffle=True, random_state=4).split(X):
        scaler = StandardScaler().fit(X[train])
        net = MLPRegressor(hidden_layer_sizes=(8,), activation="tanh", solver="lbfgs", alpha=1.0,
                           max_iter=2000, random_state=8)
        net.fit(scaler.transform(X[train]), y[train])
        predicted[test] = net.predict(scaler.transform(X[test]))
        scores.append(net.score(scaler.transform(X[test]), y[test]))
    return predicted, scores


X, toc, scatter = read_logs()
toc_cv, scores = cross_validate(X, toc)
print("R2 of each fold:", np.round(scores, 3))
print("rms error (weight percent):", np.sqrt(np.mean((toc_cv - toc) ** 2)))
