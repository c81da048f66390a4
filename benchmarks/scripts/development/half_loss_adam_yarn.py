# breaking force of yarn vs. twist and fineness -- Adam written out, half squared error
import numpy as np

rng = np.random.default_rng(1930)
N, BS = 1030, 50

twist = rng.uniform(200, 1000, N)     # turns per metre
tex = rng.uniform(10, 60, N)          # g/km
force = 14 * tex * np.exp(-((twist - 620) / 380) ** 2) + rng.normal(0, 15, N)   # cN

x = np.c_[(twist - 600) / 230, (tex - 35) / 14.4]
y = (force[:, None] - 340) / 200

theta = [rng.normal(0, 1, (2, 32)), np.zeros((1, 32)),
         rng.normal(0, 0.18, (32, 1)), np.zeros((1, 1))]
m = [np.zeros_like(p) for p in theta]
v = [np.zeros_like(p) for p in theta]
alpha, beta1, beta2, eps = 0.01, 0.9, 0.999, 1e-8
t = 0

for epoch in range(60):
    index = rng.permutation(N)
    total = 0.0
    for k in range(N // BS):            # the last 30 rows sit out this epoch
        i = index[k * BS:(k + 1) * BS]
        a = np.maximum(0, x[i] @ theta[0] + theta[1])
        r = a @ theta[2] + theta[3] - y[i]
        total += 0.5 * np.sum(r ** 2)

        r /= BS
        back = (r @ theta[2].T) * (a > 0)
        grad = [x[i].T @ back, back.sum(0, keepdims=True), a.T @ r, r.sum(0, keepdims=True)]

        t += 1
        for j in range(4):
            m[j] = beta1 * m[j] + (1 - beta1) * grad[j]
            v[j] = beta2 * v[j] + (1 - beta2) * grad[j] ** 2
            m_hat = m[j] / (1 - beta1 ** t)
            v_hat = v[j] / (1 - beta2 ** t)
            theta[j] -= alpha * m_hat / (np.sqrt(v_hat) + eps)
    if epoch % 6 == 0:
        print(f"{epoch:3d}  half mse {total / (N // BS * BS):.5f}")

fit = np.maximum(0, x @ theta[0] + theta[1]) @ theta[2] + theta[3]
print("rmse in cN:", 200 * np.sqrt(np.mean((fit - y) ** 2)))
