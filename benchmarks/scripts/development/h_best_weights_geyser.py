# Height of a geyser over its eruption. We keep the weights that did best on the validation rows.
import numpy as np


def make_data(n):
    t = np.random.uniform(0, 240, n)
    h = 30 * (t / 60) * np.exp(1 - t / 60) + np.random.normal(0, 1.5, n)
    return t, h


def new_weights(k):
    return {"a": np.random.normal(0, 2, k), "b": np.random.normal(0, 1, k),
            "c": np.random.normal(0, 0.2, k), "d": np.zeros(1)}


def network(w, u):
    return np.tanh(u[:, None] * w["a"] + w["b"]).dot(w["c"]) + w["d"]


def slopes(w, u, y):
    z = np.tanh(u[:, None] * w["a"] + w["b"])
    e = 2 * (z.dot(w["c"]) + w["d"] - y) / len(u)
    q = e[:, None] * (1 - z ** 2) * w["c"]
    return {"a": (q * u[:, None]).sum(0), "b": q.sum(0), "c": z.T.dot(e), "d": e.sum(keepdims=True)}


def main():
    np.random.seed(1)
    t, h = make_data(500)
    u, y = (t - 120) / 70, (h - h[:350].mean()) / h[:350].std()
    u_train, y_train, u_val, y_val = u[:350], y[:350], u[350:], y[350:]

    w = new_weights(20)
    best, best_loss, patience = None, np.inf, 0
    rms = {k: np.zeros_like(v) for k, v in w.items()}
    for step in range(5000):
        for k, g in slopes(w, u_train, y_train).items():
            rms[k] = 0.99 * rms[k] + 0.01 * g ** 2
            w[k] = w[k] - 0.003 * g / (np.sqrt(rms[k]) + 1e-6)
        if step % 20 == 0:
            loss = np.mean((network(w, u_val) - y_val) ** 2)
            if loss < best_loss:
                best_loss, patience = loss, 0
                best = {k: v.copy() for k, v in w.items()}
            else:
                patience += 1
            if patience > 60:
                break
    fit = network(best, u)
    print("stopped at", step, "validation loss", best_loss)
    return fit


if __name__ == "__main__":
    main()
