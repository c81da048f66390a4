# weight of farmed salmon: months in the sea, water temperature. numpy, parameters in a dict,
# L2 of 1e-5 in the loss and in the gradient
import numpy as np

np.random.seed(99)
months = np.random.uniform(1, 18, 280)
water = np.random.uniform(5, 15, 280)
kg = 6.5 / (1 + np.exp(-(months - 10) / 2.5)) * np.exp(-((water - 12) / 7) ** 2)
kg = kg + np.random.normal(0, 0.1, 280)
x = np.stack([months / 9 - 1, water / 5 - 2], 1)
y = kg[:, None]                       # between 0 and 7, left as it is

net = dict(W1=np.random.randn(2, 18), b1=np.zeros(18), W2=np.random.randn(18, 18) / 4,
           b2=np.zeros(18), W3=np.random.randn(18, 1) / 4, b3=np.array([3.0]))
reg = 1e-5
best = None


def layers(net, x):
    h1 = np.tanh(x @ net["W1"] + net["b1"])
    h2 = np.tanh(h1 @ net["W2"] + net["b2"])
    return h1, h2, h2 @ net["W3"] + net["b3"]


for step in range(3001):
    h1, h2, out = layers(net, x)
    loss = np.mean((out - y) ** 2) + 0.5 * reg * sum(np.sum(net[w] ** 2) for w in ("W1", "W2", "W3"))
    if best is None or loss < best[0]:
        best = (loss, {k: v.copy() for k, v in net.items()})
    if step % 300 == 0:
        print("step %4d  loss %.5f" % (step, loss))

    g = {}
    d = 2 * (out - y) / len(y)
    g["W3"], g["b3"] = h2.T @ d + reg * net["W3"], d.sum(0)
    d = d @ net["W3"].T * (1 - h2 ** 2)
    g["W2"], g["b2"] = h1.T @ d + reg * net["W2"], d.sum(0)
    d = d @ net["W2"].T * (1 - h1 ** 2)
    g["W1"], g["b1"] = x.T @ d + reg * net["W1"], d.sum(0)
    for k in net:
        net[k] -= 0.03 * g[k]

weight = layers(best[1], x)[2]
print("rms error in kg:", np.sqrt(np.mean((weight - y) ** 2)))
