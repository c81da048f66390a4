import numpy as np

# soil moisture after drip irrigation: minutes of watering, clay content, mulch (0/1)
# stochastic gradient descent with momentum, one row at a time, last third of the epochs averaged
np.random.seed(77)
rows = 180
minutes = np.random.uniform(0, 60, rows)
clay = np.random.uniform(0.05, 0.5, rows)
mulch = np.random.randint(0, 2, rows)
moist = 0.08 + 0.3 * clay + (0.15 + 0.25 * clay) * (1 - np.exp(-minutes / 18)) + 0.03 * mulch
table = np.column_stack([minutes / 30 - 1, (clay - 0.275) / 0.13, 2 * mulch - 1])
want = (moist - moist.mean()) / moist.std()

n_hidden = 14
Wi = np.random.randn(n_hidden, 3) * 0.7
bi = np.random.randn(n_hidden) * 0.5
Wo = np.random.randn(n_hidden) * 0.2
bo = np.zeros(1)
moving = [np.zeros_like(p) for p in (Wi, bi, Wo, bo)]
lr, beta = 0.004, 0.8

for epoch in range(120):
    se = 0
    for r in np.random.permutation(rows):
        a = np.tanh(Wi @ table[r] + bi)
        e = Wo @ a + bo - want[r]
        se += e[0] ** 2
        d = e * Wo * (1 - a ** 2)
        for m, p, g in zip(moving, (Wi, bi, Wo, bo), (np.outer(d, table[r]), d, e * a, e)):
            m *= beta
            m -= lr * g
            p += m
    if epoch % 10 == 0:
        print(epoch, se / rows)

result = np.tanh(table @ Wi.T + bi) @ Wo + bo
print("largest error in std units: %.3f" % np.abs(result - want).max())
