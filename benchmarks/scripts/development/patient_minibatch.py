# Mini-batch SGD, learning rate divided by 2 when the validation error stalls,
# stops after the third halving and restores the best weights.
import copy

import numpy as np

gen = np.random.default_rng(5)
n = 900
load = gen.uniform(0, 1, n)
wind = gen.uniform(0, 1, n)
sag = 0.4 + 1.1 * load ** 2 + 0.5 * np.sin(3 * wind) * load + 0.05 * gen.normal(size=n)
X = 2 * np.c_[load, wind] - 1
y = sag[:, None]

split = int(0.8 * n)
X_tr, y_tr, X_va, y_va = X[:split], y[:split], X[split:], y[split:]

net = {
    "W1": gen.normal(size=(2, 25)),
    "b1": gen.normal(size=25) * 0.5,
    "W2": gen.normal(size=(25, 1)) * 0.1,
    "b2": np.array([y_tr.mean()]),
}


def output(net, x):
    return np.tanh(x @ net["W1"] + net["b1"]) @ net["W2"] + net["b2"]


def validation(net):
    return float(np.mean((output(net, X_va) - y_va) ** 2))


eta, halvings, wait = 0.1, 0, 0
best, best_error = copy.deepcopy(net), validation(net)
epoch = 0
while halvings < 3 and epoch < 400:
    order = gen.permutation(split)
    for batch in np.array_split(order, split // 24):
        x, t = X_tr[batch], y_tr[batch]
        hid = np.tanh(x @ net["W1"] + net["b1"])
        e = (hid @ net["W2"] + net["b2"] - t) / len(batch)
        e_hid = e @ net["W2"].T * (1 - hid ** 2)
        net["W2"] -= eta * hid.T @ e
        net["b2"] -= eta * e.sum(0)
        net["W1"] -= eta * x.T @ e_hid
        net["b1"] -= eta * e_hid.sum(0)
    error = validation(net)
    epoch += 1
    if error < 0.999 * best_error:
        best, best_error, wait = copy.deepcopy(net), error, 0
    else:
        wait += 1
    if wait == 12:
        eta, halvings, wait = eta / 2, halvings + 1, 0
        net = copy.deepcopy(best)
    if epoch % 25 == 0:
        print("epoch", epoch, "eta", eta, "validation", error)

net = best
y_fit = output(net, X)
print("stopped after", epoch, "epochs; best validation error", best_error)
