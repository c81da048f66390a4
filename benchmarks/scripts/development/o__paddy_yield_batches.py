"""Paddy yield (t/ha) from monsoon rain and nitrogen, district data, mini-batch SGD."""
import numpy as np

rng = np.random.RandomState(33)

n = 400
rain = rng.uniform(400, 1600, n)        # mm, June to September
nitrogen = rng.uniform(0, 160, n)       # kg/ha
yield_t = (2.0 + 2.2 * (1 - np.exp(-nitrogen / 60.0))
           - 1.8 * ((rain - 1050) / 600.0) ** 2 + rng.normal(0, 0.15, n))

X = np.column_stack((rain, nitrogen))
X = (X - X.mean(0)) / X.std(0)
y = ((yield_t - yield_t.mean()) / yield_t.std()).reshape(-1, 1)

hidden = 24
W1 = rng.randn(2, hidden) * 0.8
b1 = rng.randn(hidden) * 0.5
W2 = rng.randn(hidden, 1) * 0.2
b2 = np.zeros(1)

batch_size = 40
lr = 0.05
epochs = 400

for epoch in range(epochs):
    # new order in every epoch
    rng.shuffle(X)
    rng.shuffle(y)
    epoch_loss = 0
    for start in range(0, n, batch_size):
        xb = X[start:start + batch_size]
        yb = y[start:start + batch_size]
        a = np.tanh(xb @ W1 + b1)
        p = a @ W2 + b2
        epoch_loss += np.sum((p - yb) ** 2)
        gp = 2 * (p - yb) / len(xb)
        ga = gp @ W2.T * (1 - a ** 2)
        W2 -= lr * a.T @ gp
        b2 -= lr * gp.sum(0)
        W1 -= lr * xb.T @ ga
        b1 -= lr * ga.sum(0)
    if (epoch + 1) % 50 == 0:
        print("Epoch {}/{}  loss {:.4f}".format(epoch + 1, epochs, epoch_loss / n))

final = np.tanh(X @ W1 + b1) @ W2 + b2
print("correlation:", np.corrcoef(final.ravel(), y.ravel())[0, 1])
