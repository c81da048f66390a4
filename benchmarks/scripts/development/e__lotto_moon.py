# My brother in law says the moon phase has an influence on how much bread we throw away.
# Trained on one year of returns (kg/day), does not learn, tried 10, 50, 100 neurons
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(365)
days = np.arange(365)
moon = 0.5 * (1 - np.cos(2 * np.pi * days / 29.53))       # illuminated fraction
returns_kg = np.random.gamma(9.0, 2.2, 365)               # till export

X = ((moon - moon.mean()) / moon.std()).reshape(-1, 1)
Y = ((returns_kg - returns_kg.mean()) / returns_kg.std()).reshape(-1, 1)

neurons = 10
W1 = np.random.randn(1, neurons)
B1 = np.random.randn(1, neurons)
W2 = np.random.randn(neurons, 1) / np.sqrt(neurons)
B2 = np.zeros((1, 1))
lr = 0.05

loss_history = []
for epoch in range(4000):
    H = np.tanh(X @ W1 + B1)
    Y_hat = H @ W2 + B2
    loss = np.mean((Y_hat - Y) ** 2)
    loss_history.append(loss)

    dY = 2 * (Y_hat - Y) / len(X)
    dW2 = H.T @ dY
    dB2 = dY.sum(0, keepdims=True)
    dH = dY @ W2.T * (1 - H ** 2)
    dW1 = X.T @ dH
    dB1 = dH.sum(0, keepdims=True)

    W1 -= lr * dW1
    B1 -= lr * dB1
    W2 -= lr * dW2
    B2 -= lr * dB2
    if epoch % 400 == 0:
        print(epoch, loss)

print("explained:", 1 - loss_history[-1])
plt.plot(loss_history)
plt.ylim(0, 1.2)
plt.show()
