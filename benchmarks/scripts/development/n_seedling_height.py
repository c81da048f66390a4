# Bean seedlings after three weeks: height (cm) from light and daily water.
# Greenhouse bench trial, 16 benches x 20 pots. One hidden layer, full batch.
import matplotlib.pyplot as plt
import numpy as np

np.random.seed(20)
n = 320
light = np.random.uniform(20, 600, n)      # umol / m2 / s
water = np.random.uniform(5, 60, n)        # ml / day
height = 4 + 22 * light / (light + 120) * np.exp(-((water - 32) / 22) ** 2)
height = height + np.random.normal(0, 0.4, n)

X = np.column_stack([light, water])
X = (X - X.mean(axis=0)) / X.std(axis=0)
h_mean, h_std = height.mean(), height.std()
y = ((height - h_mean) / h_std).reshape(-1, 1)

hidden = 20
W1 = np.random.randn(2, hidden) / np.sqrt(2)
b1 = np.random.uniform(-1, 1, hidden)
W2 = np.random.randn(hidden, 1) / np.sqrt(hidden)
b2 = np.zeros(1)

lr = 0.1
losses = []
for step in range(8000):
    a = np.tanh(X @ W1 + b1)
    pred = a @ W2 + b2
    err = pred - y
    loss = np.mean(err ** 2)
    losses.append(loss)

    d_pred = 2 * err / n
    dW2 = a.T @ d_pred
    db2 = d_pred.sum(axis=0)
    d_a = d_pred @ W2.T * (1 - a ** 2)
    dW1 = X.T @ d_a
    db1 = d_a.sum(axis=0)

    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2
    if step % 1000 == 0:
        print(f"step {step:5d}  loss {loss:.5f}")

fitted = (np.tanh(X @ W1 + b1) @ W2 + b2).ravel() * h_std + h_mean
print("typical error: %.2f cm" % np.sqrt(np.mean((fitted - height) ** 2)))
plt.semilogy(losses)
plt.xlabel("step")
plt.figure()
plt.plot(height, fitted, ".")
plt.show()
