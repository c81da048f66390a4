import numpy as np

rng = np.random.default_rng(101)


def dense(n_in, n_out):
    return [rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out)), rng.normal(0, 0.2, n_out)]


def run(layers, x):
    outs = [x]
    for w, b in layers:
        outs.append(np.tanh(outs[-1] @ w + b))
    return outs


def step(layers, x, y, rate):
    outs = run(layers, x)
    grad = 2 * (outs[-1] - y) / len(x)
    for i in reversed(range(len(layers))):
        w, b = layers[i]
        grad = grad * (1 - outs[i + 1] ** 2)
        down = grad @ w.T
        layers[i][0] = w - rate * outs[i].T @ grad
        layers[i][1] = b - rate * grad.sum(axis=0)
        grad = down
    return np.mean((outs[-1] - y) ** 2)


# pH of a buffer over added base (ml, scaled) and temperature (scaled)
x = rng.uniform(-1, 1, (250, 2))
pH = 7 + 3.5 * np.tanh(2 * x[:, 0]) - 0.3 * x[:, 1] + 0.8 * x[:, 0]
y = pH[:, None]

net = [dense(2, 20), dense(20, 20), dense(20, 1)]
for i in range(4000):
    loss = step(net, x, y, 0.03)
    if i % 500 == 0:
        print(f"{i:6d} {loss:.4f}")
answer = run(net, x)[-1]
print("answers between", answer.min(), "and", answer.max())
