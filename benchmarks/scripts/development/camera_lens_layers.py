# Distortion of a zoom lens: (field angle, focal length) -> displacement in pixels.
# Layers as objects, softplus, Nesterov.
import numpy as np

np.random.seed(50)


class Linear:
    def __init__(self, fan_in, fan_out):
        self.p = [np.random.randn(fan_in, fan_out) * np.sqrt(2 / fan_in), np.zeros(fan_out)]
        self.v = [np.zeros_like(q) for q in self.p]

    def __call__(self, x):
        self.x = x
        return x @ self.p[0] + self.p[1]

    def back(self, g):
        self.g = [self.x.T @ g, g.sum(0)]
        return g @ self.p[0].T

    def update(self, lr, mu):
        for q, v, g in zip(self.p, self.v, self.g):
            old = v.copy()
            v *= mu
            v -= lr * g
            q += (1 + mu) * v - mu * old


class Softplus:
    def __call__(self, x):
        self.s = 1 / (1 + np.exp(-x))
        return np.logaddexp(0, x)

    def back(self, g):
        return g * self.s

    def update(self, lr, mu):
        pass


angle = np.random.uniform(0, 40, 300)
focal = np.random.uniform(18, 55, 300)
px = 60 * (angle / 40) ** 3 * (1 - focal / 30) + 8 * np.sin(angle / 7)
x = np.c_[(angle - 20) / 11.5, (focal - 36) / 10.7]
y = px[:, None] / px.std()

stack = [Linear(2, 24), Softplus(), Linear(24, 24), Softplus(), Linear(24, 1)]
for it in range(3000):
    a = x
    for layer in stack:
        a = layer(a)
    err = a - y
    g = 2 * err / len(x)
    for layer in stack[::-1]:
        g = layer.back(g)
    for layer in stack:
        layer.update(lr=0.01, mu=0.9)
    if it % 300 == 0:
        print(it, float(np.mean(err ** 2)))

correction = a * px.std()
print("max. error %.2f px" % np.abs(correction[:, 0] - px).max())
