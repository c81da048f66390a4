import numpy as np

np.random.seed(123)

def init(n):
    w = {}
    w["in"] = np.random.randn(n, n) / np.sqrt(n)
    w["mid"] = np.random.randn(n, n) / np.sqrt(n)
    w["out"] = np.random.randn(n, 1) / np.sqrt(n)
    w["b_in"], w["b_mid"], w["b_out"] = np.zeros(n), np.zeros(n), np.zeros(1)
    return w

def run(w, x):
    a = np.tanh(x @ w["in"] + w["b_in"])
    c = np.tanh(a @ w["mid"] + w["b_mid"])
    return a, c, c @ w["out"] + w["b_out"]

def backprop(w, x, y):
    a, c, o = run(w, x)
    do = (o - y) / len(x)
    dc = do @ w["out"].T * (1 - c * c)
    da = dc @ w["mid"].T * (1 - a * a)
    return {"in": a.T @ dc, "mid": x.T @ da, "out": c.T @ do,
            "b_in": da.sum(0), "b_mid": dc.sum(0), "b_out": do.sum(0)}

n = 6
x = np.random.uniform(-1, 1, (400, n))
y = np.sin(3 * x[:, [0]]) + x[:, [1]] * x[:, [2]] * 2

weights = init(n)
for epoch in range(6000):
    grad = backprop(weights, x, y)
    for name in weights:
        weights[name] -= 0.2 * grad[name]
    if epoch % 600 == 0:
        print(epoch, 0.5 * np.mean((run(weights, x)[2] - y) ** 2))

fitted = run(weights, x)[2]
