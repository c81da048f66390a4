"""pH of the neutralisation basin over the dosed lye, for the feed-forward of the pH loop.

The curve is steep at the equivalence point: gradients are clipped by their common norm,
RMSprop takes care of the scales, the rate decays.
"""
import numpy as np

np.random.seed(70)
volume = np.linspace(0, 50, 240)[:, None]                  # mL
ph = 7 + 3.6 * np.tanh((volume - 27) / 3.5) + 0.02 * (volume - 25)
ph = ph + 0.06 * np.random.randn(*ph.shape)

u = volume / 25 - 1
target = (ph - 7) / 4

net = {
    "W1": np.random.randn(1, 16) * 2,
    "b1": np.random.randn(16),
    "W2": np.random.randn(16, 1) * 0.25,
    "b2": np.zeros(1),
}
cache = {name: np.zeros_like(value) for name, value in net.items()}


def loss_and_grads(net, u, target):
    h = np.tanh(u @ net["W1"] + net["b1"])
    y = h @ net["W2"] + net["b2"]
    e = y - target
    dy = 2 * e / e.size
    dh = dy @ net["W2"].T * (1 - h ** 2)
    grads = {"W1": u.T @ dh, "b1": dh.sum(0), "W2": h.T @ dy, "b2": dy.sum(0)}
    return y, np.mean(e ** 2), grads


def clip(grads, limit):
    norm = np.sqrt(sum(np.sum(g ** 2) for g in grads.values()))
    factor = min(1.0, limit / (norm + 1e-12))
    return {name: g * factor for name, g in grads.items()}


for step in range(5000):
    y, loss, grads = loss_and_grads(net, u, target)
    grads = clip(grads, limit=0.5)
    rate = 0.01 * 0.5 ** (step / 1000)
    for name in net:
        cache[name] = 0.99 * cache[name] + 0.01 * grads[name] ** 2
        net[name] -= rate * grads[name] / (np.sqrt(cache[name]) + 1e-6)
    if step % 500 == 0:
        print("step %5d  loss %.6f  rate %.5f" % (step, loss, rate))

y, loss, _ = loss_and_grads(net, u, target)
print("pH error (rms):", 4 * np.sqrt(loss))
