import numpy as np

np.random.seed(77)

# waiting time at the ski lift from (people in line, chair interval)
N = 800
people = np.random.uniform(0, 120, N)
interval = np.random.uniform(6, 18, N)
wait = people * interval / 240.0 + 1.5 * np.sin(people / 12.0) + np.random.normal(0, 0.15, N)

X = np.column_stack((people, interval))
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = ((wait - wait.mean()) / wait.std()).reshape(-1, 1)

n_hidden = 40
W1 = np.random.randn(2, n_hidden) * 1.5
b1 = np.random.randn(n_hidden)
W2 = np.random.randn(n_hidden, 1) / np.sqrt(n_hidden)
b2 = np.zeros(1)

batch = 16
lr = 0.05
decay = 0.9


def batches(n, size):
    idx = np.random.permutation(n)
    for s in range(0, n, size):
        yield idx[s:s + size]


for epoch in range(200):
    losses = []
    for idx in batches(N, batch):
        x, y = X[idx], Y[idx]
        a = np.tanh(x @ W1 + b1)
        out = a @ W2 + b2
        losses.append(np.mean((out - y) ** 2))

        dout = 2 * (out - y) / len(idx)
        da = (dout @ W2.T) * (1 - a ** 2)
        W2 -= lr * (a.T @ dout)
        b2 -= lr * dout.sum(axis=0)
        W1 -= lr * (x.T @ da)
        b1 -= lr * da.sum(axis=0)
        lr = lr * decay
    if epoch % 20 == 0:
        print("epoch", epoch, "loss", np.mean(losses))

final = np.tanh(X @ W1 + b1) @ W2 + b2
print("training R2: ", 1 - ((final - Y) ** 2).sum() / ((Y - Y.mean()) ** 2).sum())
