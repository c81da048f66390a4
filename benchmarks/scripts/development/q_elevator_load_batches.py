import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(42)

# motor current of an elevator from load and speed
n_samples = 600
load = rng.uniform(-1, 1, n_samples)
speed = rng.uniform(-1, 1, n_samples)
X = np.stack([load, speed], axis=1)
Y = (1.5 * load * speed + np.sin(3 * load) + rng.normal(0, 0.05, n_samples)).reshape(-1, 1)

hidden = 32
params = [
    rng.normal(0, 1.0, (2, hidden)), np.zeros(hidden),
    rng.normal(0, 0.2, (hidden, 1)), np.zeros(1),
]
batch_size = 50
lr = 0.1
train_loss = []

for epoch in range(200):
    perm = rng.permutation(n_samples)
    X_shuf = X[perm]
    running = 0
    for start in range(0, n_samples, batch_size):
        xb = X_shuf[start:start + batch_size]
        yb = Y[start:start + batch_size]
        W1, b1, W2, b2 = params
        h = np.tanh(xb @ W1 + b1)
        pred = h @ W2 + b2
        diff = pred - yb
        running += np.sum(diff ** 2)

        g = 2 * diff / len(xb)
        gW2, gb2 = h.T @ g, g.sum(0)
        gh = (g @ W2.T) * (1 - h ** 2)
        gW1, gb1 = xb.T @ gh, gh.sum(0)
        params = [p - lr * gp for p, gp in zip(params, (gW1, gb1, gW2, gb2))]
    train_loss.append(running / n_samples)

W1, b1, W2, b2 = params
pred_all = np.tanh(X @ W1 + b1) @ W2 + b2
print("loss first/last epoch:", train_loss[0], train_loss[-1])
plt.plot(train_loss)
plt.title("why does it stay flat??")
plt.show()
