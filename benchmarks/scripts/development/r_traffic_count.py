import numpy as np
import matplotlib.pyplot as plt

np.random.seed(2)

# cars per minute on my street over the day, counted from the webcam
hours = np.random.uniform(0, 24, (600, 1))
cars = 12 * np.exp(-((hours - 8) / 1.5) ** 2) + 15 * np.exp(-((hours - 17.5) / 2) ** 2) + 2
cars += np.random.normal(0, 0.8, cars.shape)

X = (hours - 12) / 12 * 2
Y = (cars - cars.mean()) / cars.std()

n_hidden = 24
W1 = np.random.randn(1, n_hidden) * 2
b1 = np.random.randn(n_hidden) * 2
W2 = np.random.randn(n_hidden, 1) * 0.2
b2 = np.zeros(1)

batch_size = 50
lr = 0.1
history = []

for epoch in range(600):
    # new order every epoch
    np.random.shuffle(X)
    np.random.shuffle(Y)
    epoch_loss = 0
    for start in range(0, len(X), batch_size):
        xb = X[start:start + batch_size]
        yb = Y[start:start + batch_size]
        h = np.tanh(xb @ W1 + b1)
        out = h @ W2 + b2
        err = out - yb
        epoch_loss += np.sum(err ** 2)

        g_out = 2 * err / len(xb)
        g_h = g_out @ W2.T * (1 - h ** 2)
        W2 -= lr * h.T @ g_out
        b2 -= lr * g_out.sum(axis=0)
        W1 -= lr * xb.T @ g_h
        b1 -= lr * g_h.sum(axis=0)
    history.append(epoch_loss / len(X))
    if epoch % 50 == 0:
        print("epoch", epoch, "loss", history[-1])

prediction = np.tanh(X @ W1 + b1) @ W2 + b2
plt.plot(X, prediction, ".")
plt.plot(X, Y, ".", alpha=0.3)
plt.show()
