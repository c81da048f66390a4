"""Resistance of a small boat hull in the towing tank. Adam by hand, because plain GD took ages."""
import numpy as np
import matplotlib.pyplot as plt


class Adam:
    def __init__(self, lr=1e-2, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.t = 0
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        self.t += 1
        for k, g in grads.items():
            self.m[k] = self.beta1 * self.m.get(k, 0) + (1 - self.beta1) * g
            self.v[k] = self.beta2 * self.v.get(k, 0) + (1 - self.beta2) * g ** 2
            mhat = self.m[k] / (1 - self.beta1 ** self.t)
            vhat = self.v[k] / (1 - self.beta2 ** self.t)
            params[k] -= self.lr * mhat / (np.sqrt(vhat) + self.eps)


class HullNet:
    def __init__(self, units):
        self.par = {
            "w": np.random.normal(0, np.sqrt(2), (1, units)),
            "b": np.random.uniform(-1.5, 1.5, (1, units)),
            "u": np.random.normal(0, np.sqrt(2 / units), (units, 1)),
            "d": np.zeros((1, 1)),
        }

    def predict(self, x):
        return np.maximum(x @ self.par["w"] + self.par["b"], 0) @ self.par["u"] + self.par["d"]

    def gradients(self, x, y):
        pre = x @ self.par["w"] + self.par["b"]
        act = np.maximum(pre, 0)
        diff = 2 * (act @ self.par["u"] + self.par["d"] - y) / x.shape[0]
        up = diff @ self.par["u"].T * (pre > 0)
        return {"w": x.T @ up, "b": up.sum(0, keepdims=True),
                "u": act.T @ diff, "d": diff.sum(0, keepdims=True)}


froude = np.random.uniform(0.1, 0.6, (180, 1))
resistance = froude ** 2 * (1 + 2.5 * np.exp(-((froude - 0.48) / 0.06) ** 2))
resistance += 0.005 * np.random.randn(180, 1)
x = (froude - 0.35) / 0.144
y = (resistance - resistance.mean()) / resistance.std()

net = HullNet(32)
opt = Adam()
for epoch in range(2500):
    opt.update(net.par, net.gradients(x, y))
    if epoch % 250 == 0:
        print(epoch, np.mean((net.predict(x) - y) ** 2))

tank = net.predict(x)
plt.plot(froude, y, "k.", froude, tank, "r.")
plt.show()
