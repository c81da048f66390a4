# TFR model for districts, numpy only (no sklearn on the ministry's machine)
# inputs: female education (years), urban share, child mortality; all z-scored
import numpy as np

np.random.seed(314)
N = 500
educ = np.random.randn(N)
urban = 0.5 * educ + 0.85 * np.random.randn(N)
mort = np.random.randn(N)
tfr = 2.8 - 0.9 * np.tanh(1.5 * educ) + 0.5 * mort + 0.4 * urban * mort
tfr += 0.1 * np.random.randn(N)

X = np.column_stack([educ, urban, mort])
y = (tfr - tfr.mean()).reshape(N, 1)

net = dict(W1=np.random.randn(3, 25) * 0.5, b1=np.zeros((1, 25)),
           W2=np.random.randn(25, 1) * 0.2, b2=np.zeros((1, 1)))
lr, lam = 0.05, 0.3


def loss_and_grads(net, X, y):
    hid = np.maximum(X.dot(net["W1"]) + net["b1"], 0)
    est = hid.dot(net["W2"]) + net["b2"]
    n = X.shape[0]
    data_loss = np.sum((est - y) ** 2) / n
    reg_loss = lam * (np.sum(net["W1"] ** 2) + np.sum(net["W2"] ** 2))
    dest = 2 * (est - y) / n
    g = {}
    g["W2"] = hid.T.dot(dest) + 2 * lam * net["W2"]
    g["b2"] = dest.sum(0, keepdims=True)
    dhid = dest.dot(net["W2"].T)
    dhid[hid == 0] = 0
    g["W1"] = X.T.dot(dhid) + 2 * lam * net["W1"]
    g["b1"] = dhid.sum(0, keepdims=True)
    return data_loss + reg_loss, g, est


for t in range(5000):
    loss, g, est = loss_and_grads(net, X, y)
    for name in net:
        net[name] -= lr * g[name]
    if t % 500 == 0:
        print(t, loss, "R2 =", 1 - np.var(y - est) / np.var(y))

_, _, estimate = loss_and_grads(net, X, y)
print("estimated TFR, first districts:", (estimate[:4] + tfr.mean()).ravel())
