"""Learn the angle of a damped pendulum, point by point."""
import numpy as np

np.random.seed(8)
t = np.linspace(0, 6, 120)
angle = np.exp(-0.25 * t) * np.cos(2 * t)
t_scaled = (t - 3) / 3

hidden = 14
Wi = np.random.randn(hidden) * 4
bi = np.random.uniform(-4, 4, hidden)
Wo = np.random.randn(hidden) * 0.3
bo = 0.0
lr = 1e-5

for epoch in range(150):
    sq = 0
    for xi, yi in zip(t_scaled, angle):
        h = np.tanh(Wi * xi + bi)
        o = np.dot(Wo, h) + bo
        err = o - yi
        sq += err ** 2
        dWo = err * h
        dbo = err
        dh = err * Wo * (1 - h ** 2)
        dWi = dh * xi
        dbi = dh
        Wo -= lr * dWo
        bo -= lr * dbo
        Wi -= lr * dWi
        bi -= lr * dbi
    if epoch % 15 == 0:
        print("epoch %3d   mse %.5f" % (epoch, sq / len(t)))

fit = [np.dot(Wo, np.tanh(Wi * v + bi)) + bo for v in t_scaled]
print("worst point:", max(abs(a - b) for a, b in zip(fit, angle)))
