import numpy as np


def travel_time(distance, depth):
    """two-layer crust, first arrival in s (distance and depth in km)"""
    direct = np.hypot(distance, depth) / 5.8
    head = distance / 8.0 + (60 - depth) * np.sqrt(1 / 5.8 ** 2 - 1 / 8.0 ** 2)
    return np.minimum(direct, head)


def init_weights(rng, sizes):
    weights, biases = [], []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        weights.append(rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out)))
        biases.append(np.zeros(fan_out))
    return weights, biases


def predict(x, weights, biases):
    hidden = np.tanh(x @ weights[0] + biases[0])
    return hidden, hidden @ weights[1] + biases[1]


def lr_at(epoch):
    # drop by 2 every 800 epochs
    return 0.05 * 0.5 ** (epoch // 800)


rng = np.random.default_rng(11)
distance = rng.uniform(5, 400, 350)
depth = rng.uniform(0, 30, 350)
t = travel_time(distance, depth) + rng.normal(0, 0.15, 350)

x = np.column_stack([distance / 200 - 1, depth / 15 - 1])
y = ((t - t.mean()) / t.std()).reshape(-1, 1)

weights, biases = init_weights(rng, [2, 18, 1])
velocity = [np.zeros_like(p) for p in weights + biases]
momentum = 0.9

for epoch in range(3200):
    hidden, y_hat = predict(x, weights, biases)
    d_out = 2 * (y_hat - y) / len(x)
    d_hid = (d_out @ weights[1].T) * (1 - hidden ** 2)
    grads = [x.T @ d_hid, hidden.T @ d_out, d_hid.sum(0), d_out.sum(0)]
    for p, v, g in zip(weights + biases, velocity, grads):
        v *= momentum
        v -= lr_at(epoch) * g
        p += v
    if epoch % 400 == 0:
        print(f"{epoch:5d} lr={lr_at(epoch):.5f} mse={np.mean((y_hat - y) ** 2):.5f}")

_, y_hat = predict(x, weights, biases)
