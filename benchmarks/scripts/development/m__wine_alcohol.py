# predict the alcohol of the finished wine (% vol) from the must analysis
# data: cellar book 2009-2023 (anonymised, re-created here)
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(2023)

n = 180
brix = np.random.uniform(17, 29, n)          # sugar
so2 = np.random.uniform(10, 120, n)          # mg/l
tank_temp = np.random.uniform(12, 30, n)     # degC
# yeast gets stuck when it is cold or when there is a lot of sugar
alcohol = 0.58 * brix - 0.10 * np.maximum(0, brix - 24) ** 2 - 0.025 * (tank_temp - 21) ** 2
alcohol += 0.1 * np.random.randn(n)
must = np.column_stack([brix, so2, tank_temp])
alcohol = alcohol.reshape(-1, 1)

hidden = 24
W1 = np.random.randn(3, hidden) * 0.1
b1 = np.zeros(hidden)
W2 = np.random.randn(hidden, 1) * 0.1
b2 = np.zeros(1)

lr = 1e-4   # tried several, always the same picture
history = []
for epoch in range(4000):
    h = np.maximum(0, must @ W1 + b1)
    pred = h @ W2 + b2
    diff = pred - alcohol
    mse = np.mean(diff ** 2)
    history.append(mse)
    if epoch % 500 == 0:
        print('epoch', epoch, 'mse', mse)

    g = 2 * diff / n
    gW2 = h.T @ g
    gb2 = g.sum(axis=0)
    gh = (g @ W2.T) * (h > 0)
    gW1 = must.T @ gh
    gb1 = gh.sum(axis=0)

    W1 = W1 - lr * gW1
    b1 = b1 - lr * gb1
    W2 = W2 - lr * gW2
    b2 = b2 - lr * gb2

wine = np.maximum(0, must @ W1 + b1) @ W2 + b2
print('typical error %.2f %% vol' % np.abs(wine - alcohol).mean())
plt.plot(alcohol, wine, '.')
plt.xlabel('lab')
plt.ylabel('network')
plt.show()
