"""Wet weight of mussels: it spans three powers of ten, so the net learns its logarithm."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(2)
n = 700
length = rng.uniform(12, 95, n)          # mm
depth = rng.uniform(0.5, 8.0, n)         # m
weight = 9e-5 * length ** 2.9 * np.exp(-0.08 * depth) * np.exp(rng.normal(0, 0.05, n))  # g

X = np.c_[length, depth]
X_train, X_test, w_train, w_test = train_test_split(X, weight, test_size=0.3, random_state=4)

net = MLPRegressor(
    hidden_layer_sizes=(20,),
    activation="tanh",
    solver="lbfgs",
    alpha=1e-3,
    max_iter=800,
    random_state=9,
)
model = TransformedTargetRegressor(
    regressor=make_pipeline(StandardScaler(), net),
    func=np.log,
    inverse_func=np.exp,
)
model.fit(X_train, w_train)

grams = model.predict(X_test)
print("R2 on the log scale:", r2_score(np.log(w_test), np.log(grams)))
print("R2 in grams:        ", r2_score(w_test, grams))
print("median error in %:  ", 100 * np.median(np.abs(grams / w_test - 1)))
