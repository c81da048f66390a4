# One network, three outputs: torques at shoulder, elbow and wrist of an arm from its angles.
import numpy as np

rng = np.random.default_rng(2021)
angles = rng.uniform(-np.pi / 2, np.pi / 2, (700, 3))
a = np.cumsum(angles, axis=1)
wrist = 0.3 * np.cos(a[:, 2])
elbow = 1.1 * np.cos(a[:, 1]) + wrist
shoulder = 2.5 * np.cos(a[:, 0]) + elbow
torque = np.stack([shoulder, elbow, wrist], axis=1)
spread = torque.std(axis=0)
target = (torque - torque.mean(axis=0)) / spread + 0.1 * rng.standard_normal((700, 3))
inputs = angles / angles.std(axis=0)


class Dense:
    def __init__(self, fan_in, fan_out, act=True):
        self.w = rng.standard_normal((fan_in, fan_out)) / np.sqrt(fan_in)
        self.b = np.zeros(fan_out)
        self.act = act
        self.mw = self.vw = np.zeros_like(self.w)
        self.mb = self.vb = np.zeros_like(self.b)

    def fwd(self, x):
        self.x = x
        s = x @ self.w + self.b
        self.y = np.tanh(s) if self.act else s
        return self.y

    def bwd(self, g):
        if self.act:
            g = g * (1 - self.y**2)
        self.gw = self.x.T @ g
        self.gb = g.sum(0)
        return g @ self.w.T

    def step(self, lr, k):
        self.mw = 0.9 * self.mw + 0.1 * self.gw
        self.vw = 0.99 * self.vw + 0.01 * self.gw**2
        self.mb = 0.9 * self.mb + 0.1 * self.gb
        self.vb = 0.99 * self.vb + 0.01 * self.gb**2
        c1, c2 = 1 - 0.9**k, 1 - 0.99**k
        self.w = self.w - lr * (self.mw / c1) / (np.sqrt(self.vw / c2) + 1e-8)
        self.b = self.b - lr * (self.mb / c1) / (np.sqrt(self.vb / c2) + 1e-8)


net = [Dense(3, 40), Dense(40, 30), Dense(30, 3, act=False)]
for k in range(1, 1001):
    out = inputs
    for layer in net:
        out = layer.fwd(out)
    g = 2 * (out - target) / out.shape[0]
    for layer in reversed(net):
        g = layer.bwd(g)
    for layer in net:
        layer.step(0.01 / (1 + k / 400), k)
    if k % 200 == 0:
        print(k, np.mean((out - target) ** 2, axis=0).round(4))
