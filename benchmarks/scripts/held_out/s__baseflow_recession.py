import numpy as np
import matplotlib.pyplot as plt

# recession limb of the hydrograph, log10 of discharge
np.random.seed(9)
day = np.linspace(0, 60, 300)[:, None]
logq = 1.6 * np.exp(-day / 9) + 0.15 * np.sin(day / 4) + np.random.normal(0, 0.03, day.shape)

x = 2 * (day - day.min()) / (day.max() - day.min()) - 1
target = (logq - logq.mean()) / logq.std()


def new_net(h):
    return {
        "w_in": np.random.randn(1, h) * 4,
        "b_in": np.random.randn(h) * 2,
        "w_out": np.random.randn(h, 1) * 0.2,
        "b_out": np.zeros(1),
    }


def run(net, x):
    a = np.tanh(x @ net["w_in"] + net["b_in"])
    return a @ net["w_out"] + net["b_out"], a


def loss_and_grads(net, x, t):
    out, a = run(net, x)
    n = len(x)
    e = out - t
    d = {}
    d["w_out"] = 2 / n * a.T @ e
    d["b_out"] = 2 / n * e.sum(axis=0)
    back = 2 / n * (e @ net["w_out"].T) * (1 - a ** 2)
    d["w_in"] = x.T @ back
    d["b_in"] = back.sum(axis=0)
    return (e ** 2).mean(), d


def update(net, d, lr):
    for key in d:
        net[key] = net[key] - lr * net[key]
    return net


net = new_net(30)
curve = []
for step in range(8000):
    loss, d = loss_and_grads(net, x, target)
    net = update(net, d, 0.05)
    curve.append(loss)
    if step % 1000 == 0:
        print(step, round(loss, 5))

modelled, _ = run(net, x)
plt.plot(day, target, label="observed")
plt.plot(day, modelled, label="modelled")
plt.legend()
plt.savefig("recession.png")
