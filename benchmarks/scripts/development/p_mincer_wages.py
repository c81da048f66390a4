# Log hourly wage from schooling, experience, region (simulated survey).
# People differ a lot: an R2 of about 0.3 is what one can hope for here.
import numpy as np

rng = np.random.default_rng(1974)


def survey(n):
    school = rng.integers(8, 19, n).astype(float)
    exper = rng.uniform(0, 40, n)
    city = (rng.random(n) < 0.6).astype(float)
    mean = 1.1 + 0.085 * school + 0.045 * exper - 0.0008 * exper ** 2 + 0.15 * city
    shock = rng.normal(0, 0.45, n)
    return np.c_[school, exper, city], (mean + shock)[:, None], shock


def start(n_in, n_hid):
    return [rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_hid)), rng.normal(0, 0.5, n_hid),
            rng.normal(0, 1 / np.sqrt(n_hid), (n_hid, 1)), np.zeros(1)]


def predict(theta, X):
    return np.tanh(X @ theta[0] + theta[1]) @ theta[2] + theta[3]


def gradient(theta, X, y):
    A, a, B, b = theta
    h = np.tanh(X @ A + a)
    d = 2 * (h @ B + b - y) / len(y)
    dh = d @ B.T * (1 - h * h)
    return [X.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]


def train(theta, X, y, Xv, yv, rate=0.01, patience=80):
    m = [np.zeros_like(p) for p in theta]
    v = [np.zeros_like(p) for p in theta]
    best, kept, waited = np.inf, None, 0
    for t in range(1, 1501):
        for i, g in enumerate(gradient(theta, X, y)):
            m[i] = 0.9 * m[i] + 0.1 * g
            v[i] = 0.999 * v[i] + 0.001 * g * g
            theta[i] = theta[i] - rate * (m[i] / (1 - 0.9 ** t)) / (
                np.sqrt(v[i] / (1 - 0.999 ** t)) + 1e-8)
        val = np.mean((predict(theta, Xv) - yv) ** 2)
        if val < best - 1e-6:
            best, kept, waited = val, [p.copy() for p in theta], 0
        else:
            waited += 1
        if waited >= patience:
            break
    print("stopped after", t, "steps, validation mse", round(best, 4))
    return kept


X, logwage, shock = survey(6000)
Xv, yv, _ = survey(2000)
centre, scale = X.mean(0), X.std(0)
theta = train(start(3, 10), (X - centre) / scale, logwage, (Xv - centre) / scale, yv)
fitted = predict(theta, (X - centre) / scale)
resid = logwage - fitted
print("R2 = %.3f, residual sd = %.3f" % (1 - resid.var() / logwage.var(), resid.std()))
