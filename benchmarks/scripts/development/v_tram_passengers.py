import numpy as np

# passengers per tram over the day and outside temperature
rng = np.random.default_rng(2024)
n = 600
hour = rng.uniform(5, 24, n)
temp = rng.uniform(-5, 30, n)
passengers = (60 + 45 * np.exp(-((hour - 8) / 1.5) ** 2) + 55 * np.exp(-((hour - 17.5) / 2) ** 2)
              - 0.9 * temp + rng.normal(0, 2, n))

features = np.column_stack([(hour - 14.5) / 5.5, (temp - 12.5) / 10])
labels = ((passengers - passengers.mean()) / passengers.std()).reshape(-1, 1)

hidden = 32
W1 = rng.normal(0, 2, (2, hidden))
B1 = rng.normal(0, 1.5, hidden)
W2 = rng.normal(0, 0.2, (hidden, 1))
B2 = np.zeros(1)

lr = 0.03
batch = 50
for epoch in range(600):
    # new order in every epoch
    idx = rng.permutation(n)
    features_shuffled = features[idx]
    epoch_loss = 0
    for start in range(0, n, batch):
        x = features_shuffled[start:start + batch]
        t = labels[start:start + batch]

        a1 = np.tanh(x @ W1 + B1)
        out = a1 @ W2 + B2
        epoch_loss += np.sum((out - t) ** 2)

        dout = 2 * (out - t) / len(x)
        da1 = dout @ W2.T * (1 - a1 ** 2)
        W2 -= lr * a1.T @ dout
        B2 -= lr * dout.sum(axis=0)
        W1 -= lr * x.T @ da1
        B1 -= lr * da1.sum(axis=0)
    if epoch % 50 == 0:
        print(f"epoch {epoch}: loss {epoch_loss / n:.4f}")

out_all = np.tanh(features @ W1 + B1) @ W2 + B2
print("explained:", 1 - np.mean((out_all - labels) ** 2) / labels.var())
