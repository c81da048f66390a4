"""Copied the logistic-regression cost from the course and put a hidden layer in front.
Data: fuel consumption (l/100 km) over speed (km/h)."""
import numpy as np

rng = np.random.RandomState(9)
speed = rng.uniform(30, 160, 220)
consumption = 4.5 + 3.5 * ((speed - 75) / 60) ** 2 + rng.normal(0, 0.15, 220)

X = ((speed - speed.mean()) / speed.std()).reshape(1, -1)     # examples in columns
Y = consumption.reshape(1, -1)
m = Y.shape[1]

parameters = {"W1": rng.randn(12, 1), "b1": rng.randn(12, 1),
              "W2": rng.randn(1, 12) * 0.1, "b2": np.zeros((1, 1))}


def propagate(parameters, X):
    A1 = np.tanh(parameters["W1"] @ X + parameters["b1"])
    A2 = 1 / (1 + np.exp(-(parameters["W2"] @ A1 + parameters["b2"])))
    return A1, A2


for i in range(3000):
    A1, A2 = propagate(parameters, X)
    cost = -np.mean(Y * np.log(A2 + 1e-9) + (1 - Y) * np.log(1 - A2 + 1e-9))

    dZ2 = (A2 - Y) / m
    dW2 = dZ2 @ A1.T
    db2 = dZ2.sum(axis=1, keepdims=True)
    dZ1 = (parameters["W2"].T @ dZ2) * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T
    db1 = dZ1.sum(axis=1, keepdims=True)

    parameters["W1"] -= 0.1 * dW1
    parameters["b1"] -= 0.1 * db1
    parameters["W2"] -= 0.1 * dW2
    parameters["b2"] -= 0.1 * db2
    if i % 300 == 0:
        print(f"cost after iteration {i}: {cost:.4f}")

_, estimate = propagate(parameters, X)
print("true     ", Y[0, :6].round(1))
print("predicted", estimate[0, :6].round(1))
