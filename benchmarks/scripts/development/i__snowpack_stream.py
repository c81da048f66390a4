# Snow water equivalent from depth and age of the pack; batches come from an endless
# generator (simulated stations), no row is ever seen twice. Nesterov momentum.
import numpy as np

SIGMA = 18.0       # mm, scatter between stations


def stations(size):
    while True:
        depth = np.random.uniform(0.1, 3.0, size)          # m
        days = np.random.uniform(1, 150, size)
        density = 100 + 280 * (1 - np.exp(-days / 55)) + 20 * depth
        swe = depth * density + np.random.normal(0, SIGMA, size)
        features = np.column_stack([(depth - 1.55) / 0.84, (days - 75) / 43])
        yield features, (swe[:, None] - 480) / 300


def hidden(x, p):
    return np.tanh(x @ p[0] + p[1])


def slope(x, y, p):
    h = hidden(x, p)
    miss = h @ p[2] + p[3] - y
    top = 2 * miss / len(y)
    down = top @ p[2].T * (1 - h * h)
    return np.mean(miss ** 2), [x.T @ down, down.sum(0), h.T @ top, top.sum(0)]


np.random.seed(9)
p = [np.random.randn(2, 12) * 0.7, np.zeros(12), np.random.randn(12, 1) * 0.3, np.zeros(1)]
v = [np.zeros_like(q) for q in p]
smooth = None
stream = stations(64)
for step, (x, y) in zip(range(6000), stream):
    eta = 0.02 / (1 + step / 1500)
    ahead = [q + 0.9 * u for q, u in zip(p, v)]
    loss, grad = slope(x, y, ahead)
    v = [0.9 * u - eta * g for u, g in zip(v, grad)]
    p = [q + u for q, u in zip(p, v)]
    smooth = loss if smooth is None else 0.99 * smooth + 0.01 * loss
    if step % 1000 == 0:
        print(step, smooth)

x_new, y_new = next(stations(1000))
mm = 480 + 300 * (hidden(x_new, p) @ p[2] + p[3])
swe_new = 480 + 300 * y_new
print("rmse on new stations: %.1f mm" % np.sqrt(np.mean((mm - swe_new) ** 2)))
