# How long until the tea is drinkable? cup wall [mm], volume [ml], room temp
# Batches of 32, cosine rate. I clip the gradient at norm 50 (it never gets that far)
import numpy as np
import math

rng = np.random.default_rng(88)


def clip(grads, limit):
    norm = math.sqrt(sum(float((g ** 2).sum()) for g in grads))
    if norm > limit:
        print("clipped!", norm)
        return [g * (limit / norm) for g in grads]
    return grads


def iterate(X, y, size):
    p = rng.permutation(len(X))
    for s in range(0, len(X), size):
        yield X[p[s:s + size]], y[p[s:s + size]]


wall = rng.uniform(2, 8, 384)
volume = rng.uniform(150, 450, 384)
room = rng.uniform(12, 30, 384)
tau = 0.055 * volume ** 0.8 * (1 + 0.06 * wall)
t_drink = tau * np.log((95 - room) / (58 - room))
X = np.stack([(wall - 5) / 1.7, (volume - 300) / 87, (room - 21) / 5.2], 1)
y = ((t_drink - t_drink.mean()) / t_drink.std())[:, None]

A = rng.normal(0, 0.6, (3, 24)); a = np.zeros(24)
B = rng.normal(0, 0.2, (24, 1)); b = np.zeros(1)
EPOCHS, LR = 150, 0.08
for ep in range(EPOCHS):
    lr = 0.5 * LR * (1 + math.cos(math.pi * ep / EPOCHS))
    for xb, yb in iterate(X, y, 32):
        h = np.tanh(xb @ A + a)
        out = h @ B + b
        d = 2 * (out - yb) / len(xb)
        dh = d @ B.T * (1 - h * h)
        gA, ga, gB, gb = clip([xb.T @ dh, dh.sum(0), h.T @ d, d.sum(0)], 50.0)
        A -= lr * gA; a -= lr * ga
        B -= lr * gB; b -= lr * gb
    if ep % 25 == 0:
        full = np.tanh(X @ A + a) @ B + b
        print(ep, lr, np.mean((full - y) ** 2))

minutes = (np.tanh(X @ A + a) @ B + b) * t_drink.std() + t_drink.mean()
print("first cups:", minutes[:5, 0].round(1), t_drink[:5].round(1))
