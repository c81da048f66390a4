# Week 5 exercise, changed from classification to regression
import numpy as np


def initialize(n_x, n_h, n_y):
    np.random.seed(2)
    return {
        "W1": np.random.randn(n_h, n_x),
        "b1": np.random.randn(n_h, 1),
        "W2": np.random.randn(n_y, n_h) / np.sqrt(n_h),
        "b2": np.zeros((n_y, 1)),
    }


def forward(X, par):
    A1 = np.tanh(par["W1"] @ X + par["b1"])
    A2 = par["W2"] @ A1 + par["b2"]
    return A1, A2


def compute_cost(A2, Y, par, lambd):
    m = Y.shape[1]
    data_cost = np.sum((A2 - Y) ** 2) / (2 * m)
    l2_cost = lambd / (2 * m) * (np.sum(par["W1"] ** 2) + np.sum(par["W2"] ** 2))
    return data_cost + l2_cost


def backward(X, Y, par, A1, A2, lambd):
    m = Y.shape[1]
    dZ2 = (A2 - Y) / m
    dW2 = dZ2 @ A1.T + lambd * par["W2"]
    db2 = dZ2.sum(axis=1, keepdims=True)
    dZ1 = par["W2"].T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T + lambd * par["W1"]
    db1 = dZ1.sum(axis=1, keepdims=True)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


def train(X, Y, n_h=20, steps=5000, alpha=0.1, lambd=0.1):
    par = initialize(X.shape[0], n_h, Y.shape[0])
    for i in range(steps):
        A1, A2 = forward(X, par)
        if i % 500 == 0:
            print("cost after iteration", i, ":", compute_cost(A2, Y, par, lambd))
        grads = backward(X, Y, par, A1, A2, lambd)
        for key in par:
            par[key] = par[key] - alpha * grads[key]
    return par


rng = np.random.RandomState(0)
X = rng.uniform(-2, 2, (1, 400))
Y = np.sin(2 * X) + 0.5 * X
par = train(X, Y)
_, estimate = forward(X, par)
print("R2:", 1 - np.mean((estimate - Y) ** 2) / np.var(Y))
