import numpy as np

# Tiny "ResNet" for 1-d regression: x + f(x) blocks, plain GD with warm-up
rng = np.random.default_rng(2)

class Block:
    def __init__(self, width, inner):
        self.A = rng.normal(0, 1 / np.sqrt(width), (width, inner))
        self.a = np.zeros(inner)
        self.B = rng.normal(0, 0.1 / np.sqrt(inner), (inner, width))

    def forward(self, x):
        self.x = x
        self.h = np.tanh(x @ self.A + self.a)
        return x + self.h @ self.B

    def backward(self, g, lr):
        dh = g @ self.B.T * (1 - self.h ** 2)
        gx = g + dh @ self.A.T
        self.B -= lr * self.h.T @ g
        self.A -= lr * self.x.T @ dh
        self.a -= lr * dh.sum(0)
        return gx

class Affine:
    def __init__(self, n, m):
        self.W, self.b = rng.normal(0, np.sqrt(1 / n), (n, m)), rng.normal(0, 0.5, m)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, g, lr):
        gx = g @ self.W.T
        self.W -= lr * self.x.T @ g
        self.b -= lr * g.sum(0)
        return gx

x = np.sort(rng.uniform(-1, 1, (256, 1)), axis=0)
y = np.where(x > 0, np.sin(6 * x), 0.5 * x)

chain = [Affine(1, 16), Block(16, 16), Block(16, 16), Affine(16, 1)]
for it in range(5000):
    lr = 0.08 * min(1.0, (it + 1) / 100)
    v = x
    for part in chain:
        v = part.forward(v)
    g = 2 * (v - y) / len(y)
    if it % 500 == 0:
        print("%5d  %.6f" % (it, np.mean((v - y) ** 2)))
    for part in reversed(chain):
        g = part.backward(g, lr)
