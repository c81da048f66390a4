# Braking distance of a truck: load [t] and road friction. dict-of-params style from the course.
import numpy as np

rng = np.random.default_rng(2024)

n = 400
v = rng.uniform(-1.7, 1.7, n)
load = rng.uniform(-1.7, 1.7, n)
mu = rng.uniform(-1.7, 1.7, n)
dist = (1 + 0.5 * v) ** 2 * (1 - 0.35 * mu) + 0.2 * load * v
X = np.column_stack((v, load, mu))
Y = ((dist - dist.mean()) / dist.std()).reshape(n, 1)

h1 = 32
params = {
    "W1": rng.standard_normal((3, h1)) * np.sqrt(2 / 3),
    "b1": np.zeros((1, h1)),
    "W2": rng.standard_normal((h1, 1)) * np.sqrt(2 / h1),
    "b2": np.zeros((1, 1)),
}

step_size = 0.05
reg = 0.5      # regularization strength

for i in range(3000):
    hidden_layer = np.maximum(0, X @ params["W1"] + params["b1"])
    scores = hidden_layer @ params["W2"] + params["b2"]
    data_loss = np.mean((scores - Y) ** 2)
    if i % 300 == 0:
        print("iteration %d: loss %f" % (i, data_loss))

    dscores = 2 * (scores - Y) / n
    grads = {}
    grads["W2"] = hidden_layer.T @ dscores
    grads["b2"] = dscores.sum(axis=0, keepdims=True)
    dhidden = dscores @ params["W2"].T
    dhidden[hidden_layer <= 0] = 0
    grads["W1"] = X.T @ dhidden
    grads["b1"] = dhidden.sum(axis=0, keepdims=True)

    # add regularization gradient contribution
    grads["W2"] += reg * params["W2"]
    grads["W1"] += reg * params["W1"]

    for p in params:
        params[p] += -step_size * grads[p]

print("explained:", 1 - data_loss / Y.var())
