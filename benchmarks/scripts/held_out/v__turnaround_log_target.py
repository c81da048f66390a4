"""Turnaround time at the gate, log-normal: the regressor sees log minutes, we get minutes back."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import RobustScaler


def gate_log(n, seed):
    rng = np.random.RandomState(seed)
    seats = rng.choice([76, 120, 180, 300, 420], n)
    fuel = rng.gamma(3, 3000, n)               # kg to load
    cleaning = rng.randint(0, 2, n)
    stands = rng.uniform(0, 1, n)              # 1 = remote stand
    log_min = np.log(14 + 0.14 * seats + fuel / 1200 + 9 * cleaning + 8 * stands)
    expected = np.exp(log_min)
    minutes = expected * np.exp(rng.normal(0, 0.1, n))
    return np.column_stack([seats, fuel, cleaning, stands]).astype(float), minutes, expected


X, minutes, expected = gate_log(2500, seed=21)

mlp = MLPRegressor(
    hidden_layer_sizes=(24, 12),
    activation="relu",
    solver="adam",
    learning_rate_init=0.005,
    batch_size=64,
    early_stopping=True,
    validation_fraction=0.15,
    n_iter_no_change=15,
    max_iter=300,
    random_state=4,
)
model = TransformedTargetRegressor(
    regressor=Pipeline([("scale", RobustScaler()), ("net", mlp)]),
    func=np.log,
    inverse_func=np.exp,
)
model.fit(X, minutes)

at_gate = model.predict(X)
relative = np.abs(at_gate / minutes - 1)
print("epochs:", model.regressor_.named_steps["net"].n_iter_)
print("median relative error: %.1f %%" % (100 * np.median(relative)))
