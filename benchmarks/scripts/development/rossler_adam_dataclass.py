from dataclasses import dataclass, field

import numpy as np


@dataclass
class Adam:
    lr: float = 0.01
    b1: float = 0.9
    b2: float = 0.999
    t: int = 0
    m: dict = field(default_factory=dict)
    v: dict = field(default_factory=dict)

    def update(self, params, grads):
        self.t += 1
        for k, g in grads.items():
            self.m[k] = self.b1 * self.m.get(k, 0.0) + (1 - self.b1) * g
            self.v[k] = self.b2 * self.v.get(k, 0.0) + (1 - self.b2) * g * g
            mh = self.m[k] / (1 - self.b1 ** self.t)
            vh = self.v[k] / (1 - self.b2 ** self.t)
            params[k] -= self.lr * mh / (np.sqrt(vh) + 1e-8)


def model(p, x):
    h = np.tanh(x @ p["A"] + p["a"])
    return h, h @ p["B"] + p["b"]


def loss_and_grads(p, x, y):
    h, out = model(p, x)
    d = 2 * (out - y) / out.size
    dh = d @ p["B"].T * (1 - h * h)
    return np.mean((out - y) ** 2), {
        "B": h.T @ d, "b": d.sum(0), "A": x.T @ dh, "a": dh.sum(0)
    }


# one-step map of a chaotic system: x(t) -> x(t + dt)
rng = np.random.default_rng(77)
state = rng.uniform(-1.5, 1.5, (500, 3))
dx = np.column_stack([
    -state[:, 1] - state[:, 2],
    state[:, 0] + 0.2 * state[:, 1],
    0.2 + state[:, 2] * (state[:, 0] - 0.9),
])

p = {
    "A": rng.normal(size=(3, 32)) / np.sqrt(3),
    "a": rng.normal(size=32) * 0.2,
    "B": rng.normal(size=(32, 3)) / np.sqrt(32),
    "b": np.zeros(3),
}
opt = Adam(lr=0.01)
for step in range(1500):
    loss, grads = loss_and_grads(p, state, dx)
    opt.update(p, grads)
    if step % 300 == 0:
        print(f"{step:5d}  {loss:.6f}")

dx_hat = model(p, state)[1]
