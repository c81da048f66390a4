"""Settling velocity of sand grains; six decades of velocity, so everything in logarithms."""
import numpy as np
from sklearn.neural_network import MLPRegressor


def settling(diameter, delta, viscosity):
    """Ferguson and Church (2004), m/s."""
    return delta * 9.81 * diameter ** 2 / (
        18 * viscosity + np.sqrt(0.75 * 1.0 * delta * 9.81 * diameter ** 3)
    )


def columns(diameter, delta, celsius):
    return np.column_stack([np.log10(diameter) + 4, delta - 1.5, (celsius - 15) / 8])


rng = np.random.RandomState(2004)
diameter = 10 ** rng.uniform(-5.5, -2.2, 60)          # m
delta = rng.uniform(0.6, 2.4, 60)
celsius = rng.uniform(2, 28, 60)
viscosity = 1.79e-6 / (1 + 0.0337 * celsius + 0.00022 * celsius ** 2)
velocity = settling(diameter, delta, viscosity) * np.exp(rng.normal(0, 0.05, 60))

X = columns(diameter, delta, celsius)
log_v = np.log10(velocity)
offset, scale = log_v.mean(), log_v.std()

# few rows: a small net, a little ridge, a quasi-Newton solver; best of four starts
tried = []
for k in range(4):
    net = MLPRegressor(hidden_layer_sizes=(6,), activation="logistic", solver="lbfgs", alpha=1e-3,
                       max_iter=2000, random_state=rng.randint(10 ** 6))
    net.fit(X, (log_v - offset) / scale)
    tried.append((net.loss_, k, net))
    print("start", k, "loss", net.loss_, "after", net.n_iter_, "iterations")
best = min(tried)[2]

fitted = best.predict(X) * scale + offset
print("typical error: %.1f %%" % (100 * (10 ** np.std(fitted - log_v) - 1)))
