# container crane: sway amplitude from rope length, trolley speed and wind
import numpy as np

np.random.seed(55)

N = 600
rope = np.random.uniform(5, 35, N)
speed = np.random.uniform(0.5, 4, N)
wind = np.random.uniform(0, 18, N)
sway = speed * np.sqrt(rope / 9.81) + 0.004 * wind ** 2 * np.cos(rope / 8) + 0.02 * np.random.randn(N)

X = np.vstack([rope, speed, wind]).T
X = (X - X.mean(0)) / X.std(0)
Y = sway.reshape(N, 1)
Y = (Y - Y.mean()) / Y.std()

n_hidden, batch_size, n_epochs, lr = 30, 32, 120, 0.05
W1 = np.random.randn(3, n_hidden) * np.sqrt(1 / 3)
b1 = np.zeros((1, n_hidden))
W2 = np.random.randn(n_hidden, 1) * np.sqrt(1 / n_hidden)
b2 = np.zeros((1, 1))

for epoch in range(n_epochs):
    # new order in every epoch
    np.random.shuffle(X)
    np.random.shuffle(Y)
    running = 0.0
    for start in range(0, N, batch_size):
        xb = X[start:start + batch_size]
        yb = Y[start:start + batch_size]
        a1 = np.tanh(xb @ W1 + b1)
        yhat = a1 @ W2 + b2
        running += np.sum((yhat - yb) ** 2)

        dy = 2 * (yhat - yb) / len(xb)
        da1 = dy @ W2.T * (1 - a1 ** 2)
        W2 -= lr * a1.T @ dy
        b2 -= lr * dy.sum(axis=0, keepdims=True)
        W1 -= lr * xb.T @ da1
        b1 -= lr * da1.sum(axis=0, keepdims=True)
    if epoch % 10 == 0:
        print(f"epoch {epoch}: loss {running / N:.4f}")

fitted = np.tanh(X @ W1 + b1) @ W2 + b2
print("corr", np.corrcoef(fitted.ravel(), Y.ravel())[0, 1])
