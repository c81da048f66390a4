import numpy as np

# Heart rate sensor: a few readings are spikes, so use Huber loss instead of squares
rng = np.random.default_rng(77)
N = 600
t = rng.uniform(-1, 1, (N, 1))
clean = 70 + 25 * np.tanh(3 * t) + 6 * np.cos(4 * t)
noise = rng.normal(0, 1.0, (N, 1))
spikes = rng.random((N, 1)) < 0.02
noise[spikes] += rng.choice([-15, 15], size=spikes.sum())
bpm = clean + noise

y = (bpm - np.median(bpm)) / 20.0

W1 = rng.normal(0, 2, (1, 25))
b1 = rng.normal(0, 1, (1, 25))
W2 = rng.normal(0, 0.2, (25, 1))
b2 = np.zeros((1, 1))

delta = 0.25
lr = 0.2
batch = 30


def huber(r):
    small = np.abs(r) <= delta
    return np.where(small, 0.5 * r ** 2, delta * (np.abs(r) - 0.5 * delta)).mean()


for epoch in range(400):
    p = rng.permutation(N)
    for k in range(0, N, batch):
        rows = p[k:k + batch]
        h = np.tanh(t[rows] @ W1 + b1)
        r = h @ W2 + b2 - y[rows]
        g = np.clip(r, -delta, delta) / batch        # derivative of the Huber loss
        gh = (g @ W2.T) * (1 - h ** 2)
        W2 -= lr * h.T @ g
        b2 -= lr * g.sum(axis=0, keepdims=True)
        W1 -= lr * t[rows].T @ gh
        b1 -= lr * gh.sum(axis=0, keepdims=True)
    if epoch % 80 == 0:
        print(epoch, huber(np.tanh(t @ W1 + b1) @ W2 + b2 - y))

smooth = 20.0 * (np.tanh(t @ W1 + b1) @ W2 + b2) + np.median(bpm)
print("median absolute error:", np.median(np.abs(smooth - clean)), "bpm")
