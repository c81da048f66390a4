import numpy as np


# power of a wind turbine from wind speed [m/s] and air pressure [hPa]
def data(n=300):
    rng = np.random.default_rng(77)
    wind = rng.uniform(3, 15, n)
    hpa = rng.uniform(970, 1040, n)
    power = 1 / (1 + np.exp(-(wind - 8) / 1.2)) * hpa / 1013
    return np.column_stack([wind, hpa]), (power - power.mean()).reshape(-1, 1)


def init(n_hidden):
    rng = np.random.default_rng(78)
    return {
        "W1": rng.normal(size=(2, n_hidden)),
        "b1": np.zeros((1, n_hidden)),
        "W2": rng.normal(size=(n_hidden, 1)) * 0.2,
        "b2": np.zeros((1, 1)),
    }


def forward(params, X):
    a = np.tanh(X @ params["W1"] + params["b1"])
    return a, a @ params["W2"] + params["b2"]


def backward(params, X, y):
    a, out = forward(params, X)
    d2 = 2 * (y - out) / len(X)
    d1 = d2 @ params["W2"].T * (1 - a ** 2)
    return {"W2": a.T @ d2, "b2": d2.sum(0, keepdims=True),
            "W1": X.T @ d1, "b1": d1.sum(0, keepdims=True)}


X, y = data()
params = init(20)
for it in range(3000):
    grads = backward(params, X, y)
    for key in params:
        params[key] -= 0.2 * grads[key]
    if it % 300 == 0:
        print(it, np.mean((forward(params, X)[1] - y) ** 2))

power_curve = forward(params, X)[1]
