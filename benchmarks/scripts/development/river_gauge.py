"""River level at the mill from the level upstream and the rain of the day before."""
import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(17)
days = 365
upstream = 1.5 + 0.8 * np.sin(np.arange(days) / 25.0) + rng.normal(0, 0.2, days)
rain = rng.gamma(0.6, 6.0, days)
mill = 0.9 * upstream + 0.25 * np.sqrt(rain) + 0.05 * rain * upstream / 3
mill += rng.normal(0, 0.05, days)

# the gauge freezes in some January nights and then the logger writes "---"
text = ["%.3f" % u for u in upstream]
for night in (3, 4, 11, 19):
    text[night] = "---"


def number(s):
    try:
        return float(s)
    except ValueError:
        return float("nan")


upstream = np.array([number(s) for s in text])
X = np.column_stack([upstream, rain])
X = (X - np.nanmean(X, axis=0)) / np.nanstd(X, axis=0)
y = ((mill - mill.mean()) / mill.std()).reshape(-1, 1)

W1 = rng.normal(0, 1, (2, 16))
b1 = rng.normal(0, 0.5, (1, 16))
W2 = rng.normal(0, 0.3, (16, 1))
b2 = np.zeros((1, 1))
lr = 0.1

history = []
for step in range(3000):
    H = np.tanh(X @ W1 + b1)
    out = H @ W2 + b2
    loss = ((out - y) ** 2).mean()
    history.append(loss)
    g = 2 * (out - y) / len(y)
    gH = (g @ W2.T) * (1 - H * H)
    W2 -= lr * H.T @ g
    b2 -= lr * g.sum(0, keepdims=True)
    W1 -= lr * X.T @ gH
    b1 -= lr * gH.sum(0, keepdims=True)
    if step % 500 == 0:
        print(step, loss)     # nan from the very beginning???

plt.plot(history)
plt.savefig("loss.png")
