import numpy as np

np.random.seed(18)
# valve lift -> flow coefficient, stochastic gradient descent
xs = np.linspace(-1, 1, 80)
ys = np.tanh(2.5 * xs) + 0.15 * np.sin(6 * xs)

H = 10
params = {
    "w": np.random.randn(H) * 2,
    "b": np.random.randn(H),
    "v": np.random.randn(H) * 0.3,
    "c": 0.0,
}
eta = 1.2


def net(x):
    return float(params["v"] @ np.tanh(params["w"] * x + params["b"]) + params["c"])


epoch = 0
while epoch < 150:
    np.random.shuffle(xs)
    loss = 0
    for x, y in zip(xs, ys):
        h = np.tanh(params["w"] * x + params["b"])
        out = params["v"] @ h + params["c"]
        e = out - y
        loss += e * e / len(xs)
        dh = e * params["v"] * (1 - h * h)
        params["v"] = params["v"] - eta * e * h
        params["c"] = params["c"] - eta * e
        params["w"] = params["w"] - eta * dh * x
        params["b"] = params["b"] - eta * dh
    epoch += 1
    if epoch % 15 == 0:
        print("epoch", epoch, "loss", loss)

grid = np.linspace(-1, 1, 80)
cv = np.array([net(g) for g in grid])
true_cv = np.tanh(2.5 * grid) + 0.15 * np.sin(6 * grid)
print("max error", np.abs(cv - true_cv).max())
