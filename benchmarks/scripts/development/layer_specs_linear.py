import numpy as np

ACTIVATIONS = {
    "linear": (lambda z: z, lambda z: np.ones_like(z)),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(float)),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
}


class Layer:
    def __init__(self, n_in, n_out, act="linear", seed=None):
        r = np.random.RandomState(seed)
        self.W = r.randn(n_in, n_out) * np.sqrt(1.5 / n_in)
        self.b = r.randn(n_out) * 0.3
        self.f, self.df = ACTIVATIONS[act]

    def __call__(self, x):
        self.x, self.z = x, x @ self.W + self.b
        return self.f(self.z)

    def back(self, g):
        g = g * self.df(self.z)
        self.gW, self.gb = self.x.T @ g, g.sum(0)
        return g @ self.W.T


# a ridge in two dimensions, why does the surface come out as a tilted plane?
grid = np.linspace(-1, 1, 18)
A, B = np.meshgrid(grid, grid)
pts = np.column_stack([A.ravel(), B.ravel()])
surface = np.exp(-6 * (pts[:, 0] - pts[:, 1]) ** 2)[:, None] + 0.2 * pts[:, :1]

model = [Layer(2, 24, seed=1), Layer(24, 12, seed=2), Layer(12, 1, seed=3)]

for it in range(3000):
    h = pts
    for layer in model:
        h = layer(h)
    g = 2 * (h - surface) / len(pts)
    for layer in model[::-1]:
        g = layer.back(g)
    for layer in model:
        layer.W -= 0.1 * layer.gW
        layer.b -= 0.1 * layer.gb
    if it % 500 == 0:
        print(it, float(np.mean((h - surface) ** 2)))

h = pts
for layer in model:
    h = layer(h)
print("span of the fit:", h.min(), h.max())
