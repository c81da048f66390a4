"""Fuel consumption from weight and speed, network weights found by scipy.optimize."""
import numpy as np
from scipy.optimize import minimize

N_HIDDEN = 6


def make_data(n=80, seed=0):
    rng = np.random.default_rng(seed)
    weight = rng.uniform(900, 2200, n)        # kg
    speed = rng.uniform(30, 150, n)           # km/h
    litres = 2.0 + 0.0018 * weight + 0.00022 * (speed - 65) ** 2 + rng.normal(0, 0.1, n)
    return np.column_stack([weight, speed]), litres


def unpack(theta):
    i = 2 * N_HIDDEN
    W1 = theta[:i].reshape(2, N_HIDDEN)
    b1 = theta[i:i + N_HIDDEN]
    W2 = theta[i + N_HIDDEN:i + 2 * N_HIDDEN].reshape(N_HIDDEN, 1)
    return W1, b1, W2, theta[-1]


def network(theta, X):
    W1, b1, W2, b2 = unpack(theta)
    return np.tanh(X @ W1 + b1) @ W2 + b2


def loss(theta, X, y):
    y_pred = network(theta, X)
    return np.mean((y_pred - y) ** 2)


X, litres = make_data()
y = (litres - litres.mean()) / litres.std()

rng = np.random.default_rng(1)
theta = rng.normal(0, 0.5, 4 * N_HIDDEN + 1)
print("loss before:", loss(theta, X, y))

for cycle in range(5):
    result = minimize(loss, theta, args=(X, y), method="L-BFGS-B", options={"maxiter": 60})
    theta = result.x
    print("cycle", cycle, "loss", result.fun)

consumption = network(theta, X) * litres.std() + litres.mean()
print("predicted:", consumption[:5].ravel())
print("measured: ", litres[:5])
