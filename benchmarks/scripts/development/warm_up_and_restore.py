import numpy as np

rng = np.random.default_rng(90)

# yaw moment of a small boat: rudder, speed -> moment
X = rng.uniform(-1, 1, size=(600, 2))
M = np.sin(2.5 * X[:, :1]) * (X[:, 1:] + 1.2) ** 2 / 2 + rng.normal(0, 0.05, (600, 1))
tr, va = slice(0, 480), slice(480, None)


def rate(step, peak=0.08, warm=100, total=6000):
    return peak * min(1.0, step / warm) * max(0.02, 1 - step / total)


class Weights(dict):
    def copy(self):
        return Weights({k: v.copy() for k, v in self.items()})


def model(w, x):
    h = np.tanh(x @ w["in"] + w["in0"])
    return h, h @ w["out"] + w["out0"]


w = Weights({"in": rng.normal(0, 1.2, (2, 24)), "in0": rng.normal(0, 0.5, 24),
             "out": rng.normal(0, 0.2, (24, 1)), "out0": np.zeros(1)})
best, best_w, wait = np.inf, w.copy(), 0
for step in range(1, 6001):
    i = rng.integers(0, 480, 60)
    h, o = model(w, X[i])
    g = 2 * (o - M[i]) / len(i)
    gh = g @ w["out"].T * (1 - h ** 2)
    for k, d in {"in": X[i].T @ gh, "in0": gh.sum(0), "out": h.T @ g, "out0": g.sum(0)}.items():
        w[k] -= rate(step) * d
    if step % 50 == 0:
        val = np.mean((model(w, X[va])[1] - M[va]) ** 2)
        wait = 0 if val < best else wait + 1
        if val < best:
            best, best_w = val, w.copy()
        if wait > 40:
            break
        if step % 1000 == 0:
            print(step, val, best)
moment = model(best_w, X)[1]
