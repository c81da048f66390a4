import numpy as np
from collections import namedtuple

Layer = namedtuple("Layer", "W b")
Cache = namedtuple("Cache", "x z1 a1 z2 a2 out")


def logistic(v):
    return 1.0 / (1.0 + np.exp(-v))


def create(rng, d, h):
    return [Layer(rng.normal(0, 2, (d, h)), rng.normal(0, 1, h)),
            Layer(rng.normal(0, 2 / np.sqrt(h), (h, h)), np.zeros(h)),
            Layer(rng.normal(0, 0.3, (h, 1)), np.zeros(1))]


def feed(net, x):
    z1 = x @ net[0].W + net[0].b
    a1 = logistic(z1)
    z2 = a1 @ net[1].W + net[1].b
    a2 = logistic(z2)
    return Cache(x, z1, a1, z2, a2, a2 @ net[2].W + net[2].b)


def slopes(net, c, y):
    d3 = (c.out - y) / len(y)
    d2 = d3 @ net[2].W.T * c.a2 * (1 - c.a2)
    d1 = d2 @ net[1].W.T * c.a1 * (1 - c.a1)
    return [Layer(c.x.T @ d1, d1.sum(0)), Layer(c.z1.T @ d2, d2.sum(0)), Layer(c.z2.T @ d3, d3.sum(0))]


rng = np.random.default_rng(88)
# refractive index correction for 3 wavelengths of a prism: fit one curve per (angle, wavelength)
angle = rng.uniform(-1, 1, 240)
wl = rng.choice([-1.0, 0.0, 1.0], 240)
x = np.column_stack([angle, wl])
y = (np.sin(3 * angle + 0.8 * wl) + 0.2 * wl)[:, None]

net = create(rng, 2, 15)
for i in range(5001):
    c = feed(net, x)
    net = [Layer(l.W - 0.4 * g.W, l.b - 0.4 * g.b) for l, g in zip(net, slopes(net, c, y))]
    if i % 1000 == 0:
        print(i, 0.5 * np.mean((c.out - y) ** 2))
fitted = feed(net, x).out
