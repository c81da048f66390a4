import numpy as np
import matplotlib.pyplot as plt

# energy use of the deck oven per day [kWh] ~ loaves baked, outside temperature. mini batches + momentum
np.random.seed(55)
n = 300
loaves = np.random.poisson(380, n) + np.random.randint(0, 250, n)
outside = np.random.uniform(-8, 33, n)
kwh = 95 + 0.22 * loaves - 0.9 * outside + 0.00035 * (loaves - 450) ** 2 + np.random.normal(0, 4, n)

xs = np.vstack([loaves, outside]).T.astype(float)
xs = (xs - xs.mean(0)) / xs.std(0)
ts = ((kwh - kwh.mean()) / kwh.std()).reshape(-1, 1)

dim_h = 32
w1 = np.random.randn(2, dim_h) * np.sqrt(2.0 / 2)
b1 = np.zeros(dim_h)
w2 = np.random.randn(dim_h, 1) * np.sqrt(2.0 / dim_h)
b2 = np.zeros(1)
vw1, vb1, vw2, vb2 = 0, 0, 0, 0
lr, mom, bs = 0.01, 0.9, 25

curve = []
for epoch in range(250):
    perm = np.random.permutation(n)
    for start in range(0, n, bs):
        rows = perm[start:start + bs]
        xb, tb = xs[rows], ts[rows]
        pre = xb @ w1 + b1
        h = np.where(pre > 0, pre, 0)
        o = h @ w2 + b2
        do = 2 * (o - tb) / len(rows)
        dh = (do @ w2.T) * (pre > 0)
        vw2 = mom * vw2 - lr * h.T @ do
        vb2 = mom * vb2 - lr * do.sum(0)
        vw1 = mom * vw1 - lr * xb.T @ dh
        vb1 = mom * vb1 - lr * dh.sum(0)
        w2 += vw2
        b2 += vb2
        w1 += vw1
        b1 += vb1
    o_all = np.maximum(xs @ w1 + b1, 0) @ w2 + b2
    curve.append(np.mean((o_all - ts) ** 2))
    if epoch % 25 == 0:
        print("epoch", epoch, curve[-1])

plt.plot(curve); plt.yscale('log'); plt.show()
