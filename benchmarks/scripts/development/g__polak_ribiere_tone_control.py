"""Tone control of a home-built preamp: measured gain (dB) over frequency and knob position.

Conjugate gradients after Polak and Ribiere with a backtracking line search, one flat vector.
"""
import numpy as np

rng = np.random.default_rng(77)
SHAPES = [(2, 10), (10,), (10, 1), (1,)]
SIZES = [int(np.prod(s)) for s in SHAPES]


def sweep(n=420):
    f = 10 ** rng.uniform(1.3, 4.3, n)
    knob = rng.uniform(0, 10, n)
    shelf = (knob - 5) * 2.4
    gain = shelf / (1 + (f / 350.0) ** 1.6) - 10 * np.log10(1 + (f / 12000.0) ** 2)
    return f, knob, gain + rng.normal(0, 0.25, n)


def unpack(p):
    parts = np.split(p, np.cumsum(SIZES)[:-1])
    return [part.reshape(s) for part, s in zip(parts, SHAPES)]


def objective(p, X, Y):
    W, b, V, c = unpack(p)
    h = np.tanh(X @ W + b)
    e = h @ V + c - Y
    do = e / len(X)
    dh = do @ V.T * (1 - h ** 2)
    g = np.concatenate([(X.T @ dh).ravel(), dh.sum(0), (h.T @ do).ravel(), do.sum(0)])
    return 0.5 * np.mean(e ** 2), g


def line_search(p, d, f, slope, X, Y, t):
    while t > 1e-12:
        trial, g = objective(p + t * d, X, Y)
        if trial <= f + 1e-4 * t * slope:
            return t, trial, g
        t *= 0.5
    return 0.0, f, None


def minimise(p, X, Y, iterations=2500):
    f, g = objective(p, X, Y)
    d, t = -g, 1.0
    for i in range(iterations):
        slope = g @ d
        if slope >= 0:                     # not downhill any more: start again from -g
            d, slope = -g, -(g @ g)
        t, f, new = line_search(p, d, f, slope, X, Y, min(2.5 * t + 1e-3, 50.0))
        if new is None:
            break
        p = p + t * d
        beta = max(0.0, new @ (new - g) / (g @ g))
        d, g = -new + beta * d, new
        if i % 250 == 0:
            print(i, f, t)
    return p


f, knob, db = sweep()
X = np.column_stack([(np.log10(f) - 2.8) / 0.85, (knob - 5) / 3])
Y = (db[:, None] - db.mean()) / db.std()
p0 = np.concatenate([rng.normal(0, 0.8, SIZES[0] + SIZES[1]), rng.normal(0, 0.3, SIZES[2] + SIZES[3])])
p = minimise(p0, X, Y)
W, b, V, c = unpack(p)
curve = (np.tanh(X @ W + b) @ V + c).ravel() * db.std() + db.mean()
print("worst error %.2f dB" % np.abs(curve - db).max())
