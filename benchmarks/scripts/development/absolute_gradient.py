import numpy as np


# sag of a rope bridge: position, load
def make_data():
    rng = np.random.default_rng(93)
    u = rng.uniform(-1, 1, (260, 2))
    sag = (1 - u[:, :1] ** 2) * (1 + 0.6 * u[:, 1:]) - 0.4 * u[:, 1:] ** 2
    return u, sag - sag.mean()


class Bridge:
    def __init__(self, hidden):
        rng = np.random.default_rng(94)
        self.layers = {
            "in": rng.normal(0, 1.5, (2, hidden)),
            "in_b": rng.normal(0, 1.0, hidden),
            "out": rng.normal(0, 0.2, (hidden, 1)),
            "out_b": np.zeros(1),
        }

    def forward(self, u):
        self.u = u
        self.h = np.tanh(u @ self.layers["in"] + self.layers["in_b"])
        return self.h @ self.layers["out"] + self.layers["out_b"]

    def gradient(self, diff):
        d = 2 * diff / len(diff)
        # size of the error decides how far the hidden units go
        dh = np.abs(d) @ self.layers["out"].T * (1 - self.h ** 2)
        return {"in": self.u.T @ dh, "in_b": dh.sum(0), "out": self.h.T @ d, "out_b": d.sum(0)}


u, sag = make_data()
bridge = Bridge(18)
for it in range(3000):
    diff = bridge.forward(u) - sag
    grads = bridge.gradient(diff)
    for name in grads:
        bridge.layers[name] -= 0.1 * grads[name]
    if it % 500 == 0:
        print("it", it, "loss", np.mean(diff ** 2))
rope = bridge.forward(u)
