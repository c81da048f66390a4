"""Milk yield index from a principal component of the markers (PC1) and age class."""
import numpy as np

rs = np.random.RandomState(12)
pc1 = rs.normal(size=240)
age = rs.uniform(-1.5, 1.5, size=240)
yield_index = np.cos(1.5 * pc1) + 0.7 * age - 0.4 * age ** 2 + rs.normal(scale=0.08, size=240)

features = np.c_[pc1, age]
target = yield_index[:, None]

params = dict(
    Wh=rs.normal(scale=1.2, size=(2, 20)),
    bh=rs.normal(size=(20,)),
    Wo=rs.normal(scale=0.3, size=(20, 1)),
    bo=np.zeros(1),
)


def forward(params, features):
    h = np.tanh(features @ params["Wh"] + params["bh"])
    return h, h @ params["Wo"] + params["bo"]


def backward(params, features, target):
    h, out = forward(params, features)
    dout = 2 * (out - target)
    grads = {}
    grads["Wo"] = h.T @ dout
    grads["bo"] = dout.sum(0)
    dh = dout @ params["Wo"].T * (1 - h ** 2)
    grads["Wh"] = features.T @ dh
    grads["bh"] = dh.sum(0)
    return grads


lr = 0.1
for epoch in range(5000):
    grads = backward(params, features, target)
    for key in params:
        params[key] = params[key] - lr * grads[key]
    if epoch % 1000 == 0:
        _, out = forward(params, features)
        print("epoch", epoch, "loss", np.mean((out - target) ** 2))

_, out = forward(params, features)
print("correlation", np.corrcoef(out.T, target.T)[0, 1])
