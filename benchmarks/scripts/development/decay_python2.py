"""Width of a river delta by flow and slope with a penalty on the weights."""
import numpy as np

rng = np.random.RandomState(28)
flow = rng.uniform(-1, 1, 300)
slope = rng.uniform(-1, 1, 300)
width = np.exp(flow) - slope * np.abs(flow)
X = np.array([flow, slope]).T
Y = ((width - width.mean()) / width.std()).reshape(-1, 1)

par = {"w1": rng.randn(2, 20), "b1": rng.randn(1, 20), "w2": rng.randn(20, 1) * 0.3,
       "b2": np.zeros((1, 1))}
lam = 0.3
rate = 0.1
for i in range(3000):
    a = np.tanh(X.dot(par["w1"]) + par["b1"])
    y = a.dot(par["w2"]) + par["b2"]
    loss = np.mean((y - Y) ** 2) + lam * (np.sum(par["w1"] ** 2) + np.sum(par["w2"] ** 2))
    dy = 2 * (y - Y) / len(Y)
    da = dy.dot(par["w2"].T) * (1 - a ** 2)
    grad = {
        "w1": X.T.dot(da) + 2 * lam * par["w1"],
        "b1": da.sum(axis=0, keepdims=True),
        "w2": a.T.dot(dy) + 2 * lam * par["w2"],
        "b2": dy.sum(axis=0, keepdims=True),
    }
    for name in par.keys():
        par[name] -= rate * grad[name]
    if i % 500 == 0:
        print "loss", loss

delta = np.tanh(X.dot(par["w1"]) + par["b1"]).dot(par["w2"]) + par["b2"]
print "R2", 1 - np.mean((delta - Y) ** 2)
