import numpy as np
import matplotlib.pyplot as plt

# delay of a bus (minutes) from hour of day and rain. Very noisy, R2 will not be high
rng = np.random.default_rng(2024)
N = 1500
hour = rng.uniform(5, 23, N)
rain = rng.exponential(1.0, N)
mean_delay = 3 + 2.5 * np.exp(-((hour - 8) / 2) ** 2) + 2 * np.exp(-((hour - 17.5) / 2) ** 2) + 0.8 * rain
delay = mean_delay + rng.normal(0, 1.5, N)

feats = np.column_stack([hour, rain])
mu, sd = feats.mean(axis=0), feats.std(axis=0)
F = (feats - mu) / sd
T = (delay - delay.mean()) / delay.std()

H = 20
W = rng.normal(0, 1.2, (2, H)); B = rng.normal(0, 1.0, H)
V = rng.normal(0, 0.2, H); C = 0.0
lr = 0.1
history = []
for epoch in range(150):
    if epoch == 100:
        lr *= 0.2
    shuffled = rng.permutation(N)
    batch_losses = []
    for batch in np.array_split(shuffled, 30):
        x, t = F[batch], T[batch]
        A = np.tanh(x @ W + B)
        e = A @ V + C - t
        batch_losses.append(np.mean(e ** 2))
        g = e / len(batch)
        back = np.outer(g, V) * (1 - A ** 2)
        V -= lr * (A.T @ g)
        C -= lr * g.sum()
        W -= lr * (x.T @ back)
        B -= lr * back.sum(axis=0)
    history.append(np.mean(batch_losses))

yhat = (np.tanh(F @ W + B) @ V + C) * delay.std() + delay.mean()
r2 = 1 - np.sum((yhat - delay) ** 2) / np.sum((delay - delay.mean()) ** 2)
print("R2: %.3f" % r2)
plt.plot(history); plt.xlabel("epoch"); plt.ylabel("batch loss"); plt.show()
