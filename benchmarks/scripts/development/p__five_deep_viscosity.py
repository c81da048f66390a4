"""Syrup viscosity with a deeper network. Stays at the mean for ever."""
import numpy as np

np.random.seed(123)
shape = (2, 20, 20, 20, 1)

Ws, bs = [], []
for n_from, n_to in zip(shape[:-1], shape[1:]):
    Ws.append(0.01 * np.random.randn(n_from, n_to))
    bs.append(np.zeros((1, n_to)))


def forward(x):
    acts = [x]
    last = len(Ws) - 1
    for k in range(len(Ws)):
        z = np.dot(acts[k], Ws[k]) + bs[k]
        acts.append(z if k == last else np.tanh(z))
    return acts


def train_step(x, y, lr):
    acts = forward(x)
    err = acts[-1] - y
    delta = 2 * err / x.shape[0]
    dWs, dbs = [], []
    for k in range(len(Ws) - 1, -1, -1):
        dWs.insert(0, np.dot(acts[k].T, delta))
        dbs.insert(0, np.sum(delta, axis=0, keepdims=True))
        if k > 0:
            delta = np.dot(delta, Ws[k].T) * (1 - acts[k] ** 2)
    for k in range(len(Ws)):
        Ws[k] -= lr * dWs[k]
        bs[k] -= lr * dbs[k]
    return np.mean(err ** 2)


# sugar content and temperature, scaled; log viscosity
sugar = np.random.uniform(-1.5, 1.5, 250)
temp = np.random.uniform(-1.5, 1.5, 250)
x = np.column_stack([sugar, temp])
logeta = np.exp(0.7 * sugar) - 0.8 * temp + 0.4 * sugar * temp
y = (logeta - logeta.mean()).reshape(-1, 1) / logeta.std()

for epoch in range(2000):
    mse = train_step(x, y, 0.05)
    if epoch % 200 == 0:
        print(epoch, mse)

y_net = forward(x)[-1]
print(np.c_[y, y_net][:6])
