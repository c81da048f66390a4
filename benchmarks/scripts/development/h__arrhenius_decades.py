"""Rate constants over six decades: the network learns ln k, we judge ln k."""
import numpy as np

R = 8.314


def measure(n=90):
    T = np.random.uniform(290, 420, n)            # K
    water = np.random.uniform(0.0, 0.4, n)        # mole fraction
    ln_k = 27.0 - 82e3 / (R * T) + 4.0 * water - 6.0 * water ** 2
    return T, water, np.exp(ln_k + 0.25 * np.random.randn(n))


def features(T, water):
    inv = 1000.0 / T
    return np.stack([(inv - 2.85) / 0.3, (water - 0.2) / 0.12], axis=1)


def init(n_in, n_hidden):
    return (np.random.randn(n_in, n_hidden) * 0.7, np.zeros(n_hidden),
            np.random.randn(n_hidden) * 0.3, 0.0)


def forward(p, X):
    W, b, v, c = p
    H = np.tanh(X @ W + b)
    return H, H @ v + c


def gradients(p, X, target):
    W, b, v, c = p
    H, out = forward(p, X)
    e = 2 * (out - target) / len(target)
    dZ = np.outer(e, v) * (1 - H ** 2)
    return X.T @ dZ, dZ.sum(0), H.T @ e, e.sum()


def train(X, target, steps=5000, lr=0.08):
    p = init(X.shape[1], 8)
    for i in range(steps):
        p = tuple(a - lr * g for a, g in zip(p, gradients(p, X, target)))
        if i % 1000 == 0:
            print(i, np.mean((forward(p, X)[1] - target) ** 2))
    return p


np.random.seed(0)
T, water, k = measure()
print("k from %.1e to %.1e per second" % (k.min(), k.max()))
X = features(T, water)
log_k = np.log(k)
centre, spread = log_k.mean(), log_k.std()
p = train(X, (log_k - centre) / spread)
log_k_hat = forward(p, X)[1] * spread + centre
print("typical error: a factor of", np.exp(np.sqrt(np.mean((log_k_hat - log_k) ** 2))))
