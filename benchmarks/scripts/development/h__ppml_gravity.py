# Trade gravity with a flexible index: E[flow | z] = exp(net(z)), Poisson pseudo maximum
# likelihood as in Santos Silva and Tenreyro.  Many small flows and some exact zeros,
# so no logs of the left hand side.
import numpy as np

rng = np.random.default_rng(77)
N = 800
ln_gdp_o = rng.normal(24.5, 0.9, N)
ln_gdp_d = rng.normal(24.5, 0.9, N)
ln_dist = rng.uniform(5.5, 9.3, N)
border = (rng.random(N) < 0.15).astype(float)

index = 0.7 * (ln_gdp_o - 24.5) + 0.6 * (ln_gdp_d - 24.5) - 0.6 * (ln_dist - 7.5) \
    - 0.12 * (ln_dist - 7.5) ** 2 + 0.5 * border + 2.2
mu = np.exp(index)
flow = rng.poisson(mu).astype(float)
print("zeros:", np.mean(flow == 0), " mean flow:", flow.mean())

Z = np.column_stack([ln_gdp_o, ln_gdp_d, ln_dist, border])
Z = (Z - Z.mean(axis=0)) / Z.std(axis=0)
y = flow[:, None]

K = 12
W = rng.normal(0, 0.5, (4, K))
b = np.zeros((1, K))
v = rng.normal(0, 0.1, (K, 1))
c = np.log(y.mean()) * np.ones((1, 1))
theta = [W, b, v, c]
m1 = [np.zeros_like(p) for p in theta]
m2 = [np.zeros_like(p) for p in theta]
t = 0
batch = 100
for epoch in range(250):
    lr = 0.01 if epoch < 180 else 0.001
    order = rng.permutation(N)
    for start in range(0, N, batch):
        idx = order[start:start + batch]
        zb, yb = Z[idx], y[idx]
        h = np.tanh(zb @ W + b)
        eta = h @ v + c
        lam = np.exp(eta)
        loss = np.mean(lam - yb * eta)
        d = (lam - yb) / len(idx)          # derivative of the pseudo likelihood by the index
        dh = d @ v.T * (1 - h ** 2)
        grads = [zb.T @ dh, dh.sum(0, keepdims=True), h.T @ d, d.sum(0, keepdims=True)]
        t += 1
        for p, m, s, g in zip(theta, m1, m2, grads):
            m += 0.1 * (g - m)
            s += 0.001 * (g * g - s)
            p -= lr * (m / (1 - 0.9 ** t)) / (np.sqrt(s / (1 - 0.999 ** t)) + 1e-8)
    if epoch % 25 == 0:
        print(epoch, loss)

fitted = np.exp(np.tanh(Z @ W + b) @ v + c)[:, 0]
print("sum of fitted / sum of actual:", fitted.sum() / flow.sum())
