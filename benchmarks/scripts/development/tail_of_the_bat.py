import numpy as np
from types import SimpleNamespace as NS

# echo strength of a bat call against angle (rad) and distance (normalised)
gen = np.random.default_rng(31)
M = 250
angle, dist = gen.uniform(-1, 1, (2, M))
echo = np.cos(2 * angle) / (1.3 + dist) + gen.normal(0, 0.02, M)

cfg = NS(hidden=20, rate=0.0005, rounds=3000)
net = NS(
    Wi=gen.normal(0, 1.5, (2, cfg.hidden)), bi=gen.normal(0, 0.5, cfg.hidden),
    Wo=gen.normal(0, 0.2, (cfg.hidden, 1)), bo=np.zeros(1),
)
X, Y = np.stack([angle, dist], axis=-1), echo.reshape(M, 1)


def fwd(net, X):
    net.h = np.tanh(X @ net.Wi + net.bi)
    return net.h @ net.Wo + net.bo


for r in range(cfg.rounds):
    out = fwd(net, X)
    d = 2 * (out - Y) / M
    dh = d @ net.Wo.T * (1 - net.h * net.h)
    net.Wo -= cfg.rate * net.h.T @ d
    net.bo -= cfg.rate * d.sum(0)
    net.Wi -= cfg.rate * X.T @ dh
    net.bi -= cfg.rate * dh.sum(0)
    if r % 300 == 0:
        print(f"round {r}: {np.mean((out - Y) ** 2):.5f}")

strength = fwd(net, X)
print("R^2", 1 - np.mean((stength - Y) ** 2) / Y.var())
