import copy
import numpy as np

# Mini-batch training with a validation set; keeps the best weights, stops after 25 bad epochs
rng = np.random.default_rng(404)

# yield strength of an aluminium alloy from ageing time (log h), temperature and Mg content
n = 900
log_time = rng.uniform(-1, 2, n)
temp = rng.uniform(120, 220, n)
mg = rng.uniform(0.2, 1.2, n)
peak = 1.2 - (temp - 170) / 60
strength = 120 + 90 * mg ** 0.5 * np.exp(-(log_time - peak) ** 2 / 0.8) + rng.normal(0, 2.5, n)

data = np.column_stack([log_time, temp, mg])
train, val = np.arange(n) < 700, np.arange(n) >= 700
mu, sd = data[train].mean(0), data[train].std(0)
ymu, ysd = strength[train].mean(), strength[train].std()
X = (data - mu) / sd
y = ((strength - ymu) / ysd)[:, None]

net = {
    "W1": rng.normal(0, 0.8, (3, 30)), "b1": rng.normal(0, 0.3, 30),
    "W2": rng.normal(0, 0.2, (30, 30)), "b2": np.zeros(30),
    "W3": rng.normal(0, 0.2, (30, 1)), "b3": np.zeros(1),
}


def run(net, x):
    h1 = np.tanh(x @ net["W1"] + net["b1"])
    h2 = np.tanh(h1 @ net["W2"] + net["b2"])
    return h1, h2, h2 @ net["W3"] + net["b3"]


best, best_val, waited = None, np.inf, 0
for epoch in range(600):
    rows = rng.permutation(np.flatnonzero(train))
    for chunk in rows.reshape(-1, 20):
        xb, yb = X[chunk], y[chunk]
        h1, h2, out = run(net, xb)
        d3 = 2 * (out - yb) / len(chunk)
        d2 = d3 @ net["W3"].T * (1 - h2 ** 2)
        d1 = d2 @ net["W2"].T * (1 - h1 ** 2)
        for k, inp, d in (("3", h2, d3), ("2", h1, d2), ("1", xb, d1)):
            net["W" + k] -= 0.05 * inp.T @ d
            net["b" + k] -= 0.05 * d.sum(0)
    val_loss = np.mean((run(net, X[val])[-1] - y[val]) ** 2)
    if val_loss < best_val:
        best, best_val, waited = copy.deepcopy(net), val_loss, 0
    else:
        waited += 1
        if waited == 25:
            print("no improvement for 25 epochs, stopping at", epoch)
            break
    if epoch % 25 == 0:
        print(f"{epoch:4d} val {val_loss:.4f} best {best_val:.4f}")

strength_net = run(best, X[val])[-1].ravel() * ysd + ymu
print("validation RMSE in MPa:", np.sqrt(np.mean((strength_net - strength[val]) ** 2)))
