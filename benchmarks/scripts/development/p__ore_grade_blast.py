import numpy as np

# distance from the ore contact (m, centred and divided by 10) -> Cu grade [%]
rng = np.random.RandomState(17)
N = 240
dist = rng.uniform(-2.0, 2.0, (N, 1))
grade = 0.4 + 1.8 / (1 + (1.5 * dist) ** 2) + 0.05 * rng.randn(N, 1)

H = 24
lr = 1.2
niter = 4000

Wa = rng.randn(1, H) * np.sqrt(2.)
ba = 0.5 * rng.randn(1, H)
Wb = rng.randn(H, 1) * np.sqrt(2. / H)
bb = np.zeros((1, 1))

cost = []
for it in range(niter):
    Z = dist @ Wa + ba
    A = np.maximum(Z, 0)
    G = A @ Wb + bb
    cost.append(np.mean((G - grade) ** 2))

    # backward
    dG = 2 * (grade - G) / N
    dWb = A.T @ dG
    dbb = dG.sum(0, keepdims=True)
    dZ = (dG @ Wb.T) * (Z > 0)
    dWa = dist.T @ dZ
    dba = dZ.sum(0, keepdims=True)

    Wa -= lr * dWa
    ba -= lr * dba
    Wb -= lr * dWb
    bb -= lr * dbb

print('first cost', cost[0], 'last cost', cost[-1])

fig, ax = plt.subplots(1, 2, figsize=(9, 4))
ax[0].plot(cost)
ax[0].set_yscale('log')
order = np.argsort(dist[:, 0])
ax[1].plot(dist[order], grade[order], 'k.')
ax[1].plot(dist[order], G[order], 'r-')
plt.tight_layout()
plt.show()
