import numpy as np

np.random.seed(52)

def init_params():
    return {
        "W1": np.random.randn(2, 25),
        "b1": np.random.randn(25) * 0.5,
        "W2": np.random.randn(25, 1) * 0.2,
        "b2": np.zeros(1),
    }

def evaluate(params, X):
    h = np.tanh(X.dot(params["W1"]) + params["b1"])
    return h, h.dot(params["W2"]) + params["b2"]

def loss_gradient(params, X, y):
    h, out = evaluate(params, X)
    diff = out - y
    dscore = 2 * diff / len(X)
    dh = dscore.dot(params["W2"].T) * (1 - h ** 2)
    grads = {"W2": h.T.dot(dscore), "b2": dscore.sum(axis=0),
             "W1": X.T.dot(dh), "b1": dh.sum(axis=0)}
    return np.mean(diff ** 2), grads

X = np.random.uniform(-1, 1, (300, 2))
y = np.exp(X[:, :1]) * np.cos(3 * X[:, 1:]) + np.random.normal(0, 0.03, (300, 1))

params = init_params()
velocity = {k: np.zeros_like(v) for k, v in params.items()}
mu, rate = 0.9, 0.02

for it in range(2500):
    # Nesterov: gradient at the point where momentum leads
    ahead = {k: params[k] + mu * velocity[k] for k in params}
    loss, grads = loss_gradient(ahead, X, y)
    for k in params:
        velocity[k] = mu * velocity[k] - rate * grads[k]
        params[k] = params[k] + velocity[k]
    if it % 250 == 0:
        print(it, loss)

fit = evaluate(params, X)[1]
