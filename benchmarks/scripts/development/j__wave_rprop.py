"""Significant wave height from wind speed and fetch, trained with iRprop- (no learning rate)."""
import numpy as np


def sea_state(rng, n):
    wind = rng.uniform(3, 25, n)
    fetch = 10 ** rng.uniform(0.5, 2.8, n)      # km
    height = 0.0214 * wind ** 2 * np.tanh(0.09 * fetch ** 0.45)
    return np.column_stack([wind, np.log10(fetch)]), height + rng.normal(0, 0.15, n)


def unpack(flat, h):
    w1 = flat[:2 * h].reshape(2, h)
    b1 = flat[2 * h:3 * h]
    w2 = flat[3 * h:4 * h]
    return w1, b1, w2, flat[4 * h]


def predict(flat, x, h):
    w1, b1, w2, b2 = unpack(flat, h)
    return np.tanh(x @ w1 + b1) @ w2 + b2


def loss_and_gradient(flat, x, y, h):
    w1, b1, w2, b2 = unpack(flat, h)
    a = np.tanh(x @ w1 + b1)
    r = a @ w2 + b2 - y
    back = np.outer(r, w2) * (1 - a ** 2)
    grad = np.concatenate([(x.T @ back).ravel(), back.sum(0), a.T @ r, [r.sum()]])
    return 0.5 * np.sum(r ** 2), grad


def irprop(flat, x, y, h, steps=1500, up=1.2, down=0.5, largest=1.0, smallest=1e-7):
    size = np.full_like(flat, 0.01)
    before = np.zeros_like(flat)
    for step in range(steps):
        loss, grad = loss_and_gradient(flat, x, y, h)
        agree = grad * before
        size = np.where(agree > 0, np.minimum(size * up, largest), size)
        size = np.where(agree < 0, np.maximum(size * down, smallest), size)
        grad = np.where(agree < 0, 0.0, grad)
        flat = flat - np.sign(grad) * size
        before = grad
        if step % 300 == 0:
            print(f"step {step:4d}  sum of squares / 2 = {loss:.4f}")
    return flat


rng = np.random.default_rng(66)
features, height = sea_state(rng, 600)
x = (features - features.mean(0)) / features.std(0)
mid, scale = height.mean(), height.std()
n_hidden = 10
weights = rng.normal(0, 0.6, 4 * n_hidden + 1)
weights = irprop(weights, x, (height - mid) / scale, n_hidden)
modelled = predict(weights, x, n_hidden) * scale + mid
print("rms error:", np.sqrt(np.mean((modelled - height) ** 2)), "m")
