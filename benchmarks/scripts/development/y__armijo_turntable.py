"""Tracking error of a pivoted tonearm over the record, with a line search instead of a rate."""
import numpy as np

rng = np.random.default_rng(33)

radius = np.linspace(60.3, 146.0, 220)  # mm
length, overhang, offset = 233.2, 17.8, 23.7
pivot = length - overhang
angle = np.degrees(np.arcsin((radius**2 + length**2 - pivot**2) / (2 * length * radius))) - offset
angle = angle + rng.normal(0, 0.08, len(radius))

x = (radius - radius.mean()) / radius.std()
t = (angle - angle.mean()) / angle.std()
M = 6


def unpack(theta):
    return theta[:M], theta[M:2 * M], theta[2 * M:3 * M], theta[3 * M]


def f(theta, x):
    w, b, v, c = unpack(theta)
    return np.tanh(np.outer(x, w) + b) @ v + c


def cost(theta):
    return 0.5 * np.mean((f(theta, x) - t) ** 2)


def slope(theta):
    w, b, v, c = unpack(theta)
    h = np.tanh(np.outer(x, w) + b)
    r = (h @ v + c - t) / len(x)
    back = r[:, None] * v * (1 - h**2)
    return np.concatenate([x @ back, back.sum(axis=0), r @ h, [r.sum()]])


theta = np.concatenate([rng.normal(0, 1, M), rng.uniform(-1, 1, M), rng.normal(0, 0.4, M), [0.0]])
stride = 1.0
history = [cost(theta)]
while len(history) < 6000:
    g = slope(theta)
    steep = g @ g
    if steep < 1e-12:
        break
    # Armijo: halve until the cost falls by a fair part of what the slope promises
    while cost(theta - stride * g) > history[-1] - 0.3 * stride * steep:
        stride *= 0.5
    theta = theta - stride * g
    history.append(cost(theta))
    stride *= 1.3
    if len(history) % 1000 == 0:
        print(len(history), history[-1], "stride", round(stride, 3))

fitted = f(theta, x) * angle.std() + angle.mean()
print("rms %.3f degrees" % np.sqrt(np.mean((fitted - angle) ** 2)))
zeros = radius[:-1][np.diff(np.sign(fitted)) != 0]
print("null points near", zeros, "mm")
