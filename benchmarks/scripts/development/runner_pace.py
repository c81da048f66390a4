import numpy as np

# pace of a runner (min/km) from slope and heart rate; dictionary of parameters as in the course
np.random.seed(19)
n = 350
slope = np.random.uniform(-0.12, 0.12, n)
hr = np.random.uniform(110, 185, n)
pace = 9.0 - 0.03 * (hr - 110) + 60 * np.maximum(slope, 0) ** 1.2 + 140 * np.minimum(slope + 0.06, 0) ** 2
pace += np.random.normal(0, 0.08, n)

X = np.vstack([slope / 0.07, (hr - 147) / 22]).T
Y = ((pace - pace.mean()) / pace.std())[:, None]

model = {"W1": np.random.randn(2, 25), "b1": np.zeros((1, 25)),
         "W2": np.random.randn(25, 1) / 5, "b2": np.zeros((1, 1))}
lam = 1e-4
lr = 0.1


def run(model, X):
    cache = {"X": X}
    cache["A1"] = np.tanh(X @ model["W1"] + model["b1"])
    cache["out"] = cache["A1"] @ model["W2"] + model["b2"]
    return cache


def cost(model, cache, Y):
    penalty = 0.5 * lam * sum(np.sum(model[k] ** 2) for k in ("W1", "W2"))
    return np.mean((cache["out"] - Y) ** 2) + penalty


def grad(model, cache, Y):
    g = {}
    d_out = 2 * (cache["out"] - Y) / len(Y)
    g["W2"] = cache["A1"].T @ d_out + model["W2"]
    g["b2"] = d_out.sum(axis=0, keepdims=True)
    d_hid = d_out @ model["W2"].T * (1 - cache["A1"] ** 2)
    g["W1"] = cache["X"].T @ d_hid + model["W1"]
    g["b1"] = d_hid.sum(axis=0, keepdims=True)
    return g


for epoch in range(4001):
    cache = run(model, X)
    g = grad(model, cache, Y)
    for key in model:
        model[key] = model[key] - lr * g[key]
    if epoch % 500 == 0:
        print(epoch, "cost", cost(model, cache, Y))

estimate = run(model, X)["out"] * pace.std() + pace.mean()
print("typical error (s/km):", 60 * np.abs(estimate.ravel() - pace).mean())
