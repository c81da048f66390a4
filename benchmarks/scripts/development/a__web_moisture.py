"""PM4 dryer section: moisture of the web at the reel from steam pressure, speed and basis weight.

Lab samples are simulated here because I cannot share ours.
"""
import numpy as np

rng = np.random.default_rng(40)


def lab_samples(n=350):
    steam = rng.uniform(1.5, 4.5, n)      # bar
    speed = rng.uniform(600, 1100, n)     # m/min
    grammage = rng.uniform(45, 120, n)    # g/m2
    load = grammage * speed / 80000.0
    moisture = 4 + 9 * load ** 2 / (0.2 + load) - 3.2 * np.sin(1.1 * steam) * np.exp(-0.6 * load)
    moisture += rng.normal(0, 0.1, n)     # repeatability of the oven method
    return np.column_stack([steam, speed, grammage]), moisture.reshape(-1, 1)


def standardise(a):
    return (a - a.mean(axis=0)) / a.std(axis=0)


def sigmoid(v):
    return 1.0 / (1.0 + np.exp(-v))


def sigmoid_slope(s):
    return s * (1.0 - s)


def forward(x, theta):
    V, c, U, d = theta
    net1 = x @ V + c
    out1 = sigmoid(net1)
    return net1, out1, out1 @ U + d


def backward(x, y, theta):
    V, c, U, d = theta
    net1, out1, yhat = forward(x, theta)
    e = 2 * (yhat - y) / len(x)
    back = (e @ U.T) * sigmoid_slope(net1)
    return [x.T @ back, back.sum(axis=0), out1.T @ e, e.sum(axis=0)]


raw_x, raw_y = lab_samples()
x, y = standardise(raw_x), standardise(raw_y)
H = 16
theta = [rng.normal(0, 1.5, (3, H)), rng.normal(0, 1.0, H), rng.normal(0, 0.3, (H, 1)), np.zeros(1)]

for epoch in range(1, 5001):
    grads = backward(x, y, theta)
    theta = [p - 0.2 * g for p, g in zip(theta, grads)]
    if epoch % 1000 == 0:
        print(f"epoch {epoch}: mse {np.mean((forward(x, theta)[2] - y) ** 2):.4f}")

estimate = forward(x, theta)[2]
print("R2 on the lab samples: %.3f" % (1 - np.mean((estimate - y) ** 2)))
