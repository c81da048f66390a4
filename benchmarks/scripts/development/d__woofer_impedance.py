# Impedance of a woofer: real and imaginary part at once, in single precision.
import numpy as np

F = np.float32
rng = np.random.default_rng(2)

freq = 10 ** rng.uniform(1.2, 3.8, 260)
w = 2j * np.pi * freq
f0, q, r_e, r_es, l_e = 55.0, 1.1, 5.8, 22.0, 4e-4
z = r_e + w * l_e + r_es / (1 + 1j * q * (freq / f0 - f0 / freq))
Z = np.stack([z.real, z.imag], axis=1) + rng.normal(0, 0.3, (260, 2))


class Net:
    """tanh network with Adam, all float32"""

    def __init__(self, n_in, n_hid, n_out):
        self.p = [
            (2.0 * rng.standard_normal((n_in, n_hid))).astype(F),
            rng.uniform(-3, 3, n_hid).astype(F),
            (rng.standard_normal((n_hid, n_out)) / np.sqrt(n_hid)).astype(F),
            np.zeros(n_out, F),
        ]
        self.m = [np.zeros_like(p) for p in self.p]
        self.s = [np.zeros_like(p) for p in self.p]
        self.t = 0

    def forward(self, x):
        W1, b1, W2, b2 = self.p
        self.h = np.tanh(x @ W1 + b1)
        return self.h @ W2 + b2

    def train_step(self, x, y, lr):
        err = self.forward(x) - y
        loss = float((err ** 2).mean())
        d = F(2) * err / F(err.size)
        dh = (d @ self.p[2].T) * (1 - self.h ** 2)
        grads = [x.T @ dh, dh.sum(axis=0), self.h.T @ d, d.sum(axis=0)]
        self.t += 1
        for i, g in enumerate(grads):
            self.m[i] += F(0.1) * (g - self.m[i])
            self.s[i] += F(0.001) * (g * g - self.s[i])
            mh = self.m[i] / F(1 - 0.9 ** self.t)
            sh = self.s[i] / F(1 - 0.999 ** self.t)
            self.p[i] -= F(lr) * mh / (np.sqrt(sh) + F(1e-7))
        return loss


lf = np.log10(freq)[:, None]
x = ((lf - lf.mean()) / lf.std()).astype(F)
mean, std = Z.mean(axis=0), Z.std(axis=0)
y = ((Z - mean) / std).astype(F)

net = Net(1, 20, 2)
for k in range(5000):
    loss = net.train_step(x, y, 0.01 if k < 3500 else 0.002)
    if k % 1000 == 0:
        print(k, loss)

Z_fit = net.forward(x) * std + mean
print("rms error [ohm], real and imaginary:", np.sqrt(((Z_fit - Z) ** 2).mean(axis=0)))
