"""Nonlinear Phillips curve, 5-fold out-of-sample fit, averaged over three networks per fold."""
import numpy as np
from sklearn.metrics import r2_score
from sklearn.model_selection import KFold
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(1958)
quarters = 800
unemployment = rng.uniform(2.5, 11, quarters)
expected = rng.normal(2.5, 1.2, quarters)
inflation = 9.0 / unemployment - 1.6 + 0.9 * expected + rng.normal(0, 0.5, quarters)

X = np.column_stack([unemployment, expected])
fitted = np.empty(quarters)
for fold, (train, test) in enumerate(KFold(5, shuffle=True, random_state=0).split(X)):
    scaler = StandardScaler().fit(X[train])
    total = np.zeros(len(test))
    for k in range(3):
        net = MLPRegressor(hidden_layer_sizes=(10,), activation="tanh", solver="lbfgs", alpha=0.1,
                           max_iter=400, random_state=10 * fold + k)
        net.fit(scaler.transform(X[train]), inflation[train])
        total += net.predict(scaler.transform(X[test]))
    fitted[test] = total / 3
    print("fold", fold, "out-of-sample R2", r2_score(inflation[test], fitted[test]))

print("all folds together:", r2_score(inflation, fitted))
