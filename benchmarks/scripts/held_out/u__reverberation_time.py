import numpy as np

# Reverberation time of rooms. T60 goes from 0.2 s (booth) to 8 s (church), volumes over
# three decades, so everything is fitted in logarithms. Early stopping on a third of the rooms.


def rooms(n, rng):
    volume = 10 ** rng.uniform(1.3, 4.3, n)
    surface = 6.2 * volume ** (2 / 3) * rng.uniform(1.0, 1.3, n)
    absorption = rng.uniform(0.05, 0.5, n)
    t60 = 0.161 * volume / (-surface * np.log(1 - absorption) + 0.004 * volume)
    t60 = t60 * np.exp(rng.normal(0, 0.08, n))
    return np.c_[np.log(volume), np.log(surface), absorption], np.log(t60)[:, None]


def init(n_in, n_hidden, rng):
    return [rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_hidden)), rng.normal(0, 0.5, n_hidden),
            rng.normal(0, 1 / np.sqrt(n_hidden), (n_hidden, 1)), np.zeros(1)]


def predict(params, X):
    V, c, w, d = params
    return np.tanh(X @ V + c) @ w + d


def gradients(params, X, y):
    V, c, w, d = params
    h = np.tanh(X @ V + c)
    e = h @ w + d - y
    g = e / len(X)
    gh = (g @ w.T) * (1 - h * h)
    return 0.5 * np.mean(e ** 2), [X.T @ gh, gh.sum(0), h.T @ g, g.sum(0)]


def train(X, y, X_val, y_val, rng, lr=0.2, patience=400, longest=8000):
    params = init(X.shape[1], 15, rng)
    best, best_params, waited = np.inf, None, 0
    for it in range(longest):
        loss, grads = gradients(params, X, y)
        params = [p - lr * g for p, g in zip(params, grads)]
        val = 0.5 * np.mean((predict(params, X_val) - y_val) ** 2)
        if val < best:
            best, best_params, waited = val, [p.copy() for p in params], 0
        else:
            waited += 1
            if waited > patience:
                break
    print("stopped after", it, "train", loss, "best validation", best)
    return best_params


rng = np.random.default_rng(7)
X, log_t = rooms(600, rng)
mu, sd = X[:400].mean(0), X[:400].std(0)
Z = (X - mu) / sd
best_params = train(Z[:400], log_t[:400], Z[400:], log_t[400:], rng)
fit = predict(best_params, Z)
print("typical factor:", np.exp(np.sqrt(np.mean((fit - log_t) ** 2))))
