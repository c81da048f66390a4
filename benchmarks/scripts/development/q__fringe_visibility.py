"""Contrast of Michelson fringes against mirror position; dim frames count less.

Each frame tells its own uncertainty (photon noise), so rows are weighted with 1 / sigma^2.
"""
import numpy as np

rng = np.random.default_rng(1887)

position = np.sort(rng.uniform(-120, 120, 320))                      # micrometres
contrast = np.exp(-(position / 55) ** 2) * (0.55 + 0.45 * np.cos(2 * np.pi * position / 110) ** 2)
photons = rng.lognormal(7.2, 0.8, 320)
sigma = np.clip(1.2 / np.sqrt(photons), 0.005, 0.08)
seen = contrast + rng.normal(0, sigma)

x = (position / 70.0).reshape(-1, 1)
y = ((seen - seen.mean()) / seen.std()).reshape(-1, 1)
weight = 1 / sigma.reshape(-1, 1) ** 2
weight = weight / weight.sum()

net = {
    "w1": rng.normal(0, 2.0, (1, 24)),
    "b1": rng.uniform(-3.0, 3.0, (1, 24)),
    "w2": rng.normal(0, 1 / np.sqrt(24), (24, 1)),
    "b2": np.zeros((1, 1)),
}
memory = {k: {"first": np.zeros_like(v), "second": np.zeros_like(v)} for k, v in net.items()}


def evaluate(net, x):
    cache = {"x": x, "a1": np.tanh(x @ net["w1"] + net["b1"])}
    cache["out"] = cache["a1"] @ net["w2"] + net["b2"]
    return cache


def slopes(net, cache, y, weight):
    d_out = 2 * weight * (cache["out"] - y)
    d_a1 = d_out @ net["w2"].T * (1 - cache["a1"] ** 2)
    return {
        "w2": cache["a1"].T @ d_out,
        "b2": d_out.sum(axis=0, keepdims=True),
        "w1": cache["x"].T @ d_a1,
        "b1": d_a1.sum(axis=0, keepdims=True),
    }


for t in range(1, 4001):
    cache = evaluate(net, x)
    chi2 = float(np.sum(weight * (cache["out"] - y) ** 2))
    rate = 0.02 / (1 + t / 1500)
    for key, g in slopes(net, cache, y, weight).items():
        m = memory[key]
        m["first"] = 0.9 * m["first"] + 0.1 * g
        m["second"] = 0.999 * m["second"] + 0.001 * g ** 2
        corrected = np.sqrt(m["second"] / (1 - 0.999 ** t)) + 1e-8
        net[key] -= rate * m["first"] / (1 - 0.9 ** t) / corrected
    if t % 800 == 0:
        print(f"{t:5d}  weighted mean square {chi2:.5f}")

model = evaluate(net, x)["out"][:, 0] * seen.std() + seen.mean()
print("reduced chi squared:", np.mean(((model - seen) / sigma) ** 2))
