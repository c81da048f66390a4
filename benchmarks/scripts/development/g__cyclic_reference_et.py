"""Reference evapotranspiration from a cheap weather station.

A list of layers, mini-batches, and the triangular learning rate of L. N. Smith (2017).
"""
import numpy as np

rng = np.random.default_rng(515)
n = 1200
rad = rng.uniform(2, 30, n)            # MJ m-2 d-1
temp = rng.uniform(0, 38, n)           # degC
rh = rng.uniform(15, 98, n)            # %
wind = rng.gamma(3, 0.9, n)            # m/s
es = 0.6108 * np.exp(17.27 * temp / (temp + 237.3))
slope = 4098 * es / (temp + 237.3) ** 2
vpd = es * (1 - rh / 100)
et0 = (0.408 * slope * 0.6 * rad + 0.066 * 900 / (temp + 273) * wind * vpd) / (slope + 0.066 * (1 + 0.34 * wind))
et0 = et0 + rng.normal(0, 0.15, n)

features = np.column_stack([rad, temp, rh, wind])
features = (features - features.mean(0)) / features.std(0)
goal = ((et0 - et0.mean()) / et0.std())[:, None]

widths = [4, 20, 20, 1]
layers = []
for a, b in zip(widths[:-1], widths[1:]):
    layers.append({"W": rng.normal(0, np.sqrt(2 / a), (a, b)), "b": np.zeros(b)})


def run(x):
    signals = [x]
    for k, layer in enumerate(layers):
        z = signals[-1] @ layer["W"] + layer["b"]
        signals.append(z if k == len(layers) - 1 else np.maximum(z, 0.01 * z))
    return signals


def triangle(step, low=0.002, high=0.08, half=400):
    phase = (step % (2 * half)) / half
    return low + (high - low) * (1 - abs(1 - phase))


step = 0
for epoch in range(128):                # 128 epochs x 25 batches = 4 whole triangles
    for rows in np.array_split(rng.permutation(n), 25):
        signals = run(features[rows])
        delta = 2 * (signals[-1] - goal[rows]) / len(rows)
        rate = triangle(step)
        for k in reversed(range(len(layers))):
            layer, below = layers[k], signals[k]
            dW, db = below.T @ delta, delta.sum(0)
            delta = delta @ layer["W"].T
            if k:
                delta = delta * np.where(below > 0, 1.0, 0.01)
            layer["W"] -= rate * dW
            layer["b"] -= rate * db
        step += 1
    if epoch % 16 == 15:
        print(epoch, rate, np.mean((run(features)[-1] - goal) ** 2))

et_net = run(features)[-1][:, 0] * et0.std() + et0.mean()
