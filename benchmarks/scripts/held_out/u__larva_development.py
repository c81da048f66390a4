import numpy as np
import matplotlib.pyplot as plt

# Days from egg to pupa of a bark beetle, by temperature and humidity
rng = np.random.default_rng(4)
n = 320
T = rng.uniform(12, 32, size=n)
RH = rng.uniform(35, 95, size=n)
days = 18 + 0.22 * (T - 26) ** 2 + 6 * np.exp(-(RH - 35) / 18)
measured = days + rng.normal(scale=1.5, size=n)

inputs = np.stack([(T - 22) / 6, (RH - 65) / 17], axis=1)
y_mean, y_std = measured.mean(), measured.std()
y = ((measured - y_mean) / y_std)[:, None]

hidden = 16
W1 = rng.normal(size=(2, hidden)) / np.sqrt(2)
b1 = rng.uniform(-1, 1, size=hidden)
W2 = rng.normal(size=(hidden, 1)) / np.sqrt(hidden)
b2 = np.zeros(1)

lr = 0.1
history = []
for step in range(5000):
    # forward
    a1 = np.tanh(inputs @ W1 + b1)
    yhat = a1 @ W2 + b2
    mse = ((yhat - y) ** 2).mean()
    history.append(mse)
    # backward
    g_out = 2 * (yhat - y) / n
    g_W2 = a1.T @ g_out
    g_b2 = g_out.sum(0)
    g_a1 = (g_out @ W2.T) * (1 - a1 ** 2)
    g_W1 = inputs.T @ g_a1
    g_b1 = g_a1.sum(0)
    # descend
    W1 -= lr * g_W1
    b1 -= lr * g_b1
    W2 -= lr * g_W2
    b2 -= lr * g_b2

predicted_days = (yhat * y_std + y_mean).ravel()
print("mse (standardised): first %.3f, last %.4f" % (history[0], history[-1]))
print("typical miss: %.2f days" % np.sqrt(np.mean((predicted_days - measured) ** 2)))

plt.scatter(T, measured, s=8)
plt.scatter(T, predicted_days, s=8)
plt.xlabel("temperature")
plt.ylabel("days to pupation")
plt.show()
