import numpy as np

# Two dyes, three wavelengths, a photometer with stray light: Beer and Lambert bend over at the top.
rng = np.random.default_rng(31)
n = 400
conc = rng.uniform(0, 1, (n, 2)) * np.array([80e-6, 35e-6])          # mol/l
eps = np.array([[21000.0, 9000.0, 1500.0], [3000.0, 26000.0, 41000.0]])
ideal = conc @ eps
stray = 0.02
absorbance = -np.log10((10 ** -ideal + stray) / (1 + stray)) + 0.008 * rng.standard_normal((n, 3))

# micromolar numbers are of no use to a network
x_max = conc.max(axis=0)
X = 2 * conc / x_max - 1
A_mean = absorbance.mean(axis=0)
A_std = absorbance.std(axis=0)
T = (absorbance - A_mean) / A_std

layers = {
    "hidden": {"W": rng.normal(0, 0.8, (2, 14)), "b": rng.normal(0, 0.5, 14)},
    "output": {"W": rng.normal(0, 0.3, (14, 3)), "b": np.zeros(3)},
}
velocity = {name: {k: np.zeros_like(v) for k, v in layer.items()} for name, layer in layers.items()}

decay = 1e-5
rate, mu = 0.1, 0.9
for step in range(5000):
    hid = np.tanh(X @ layers["hidden"]["W"] + layers["hidden"]["b"])
    out = hid @ layers["output"]["W"] + layers["output"]["b"]
    penalty = decay * sum(np.sum(layer["W"] ** 2) for layer in layers.values())
    cost = np.mean(np.sum((out - T) ** 2, axis=1)) + penalty

    d_out = 2 * (out - T) / n
    d_hid = (d_out @ layers["output"]["W"].T) * (1 - hid ** 2)
    grad = {
        "output": {"W": hid.T @ d_out + 2 * decay * layers["output"]["W"], "b": d_out.sum(axis=0)},
        "hidden": {"W": X.T @ d_hid + 2 * decay * layers["hidden"]["W"], "b": d_hid.sum(axis=0)},
    }
    for name in layers:
        for key in layers[name]:
            velocity[name][key] = mu * velocity[name][key] - rate * grad[name][key]
            layers[name][key] += velocity[name][key]
    if step % 1000 == 0:
        print(step, "cost", round(float(cost), 5))

hid = np.tanh(X @ layers["hidden"]["W"] + layers["hidden"]["b"])
calculated = (hid @ layers["output"]["W"] + layers["output"]["b"]) * A_std + A_mean
for j, nm in enumerate((430, 520, 610)):
    print(nm, "nm: rms error", np.sqrt(np.mean((calculated[:, j] - absorbance[:, j]) ** 2)))
