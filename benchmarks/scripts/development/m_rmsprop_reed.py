import numpy as np


def softplus(z):
    return np.logaddexp(0, z)


def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))


def init(rng, n_in, n_hidden):
    return {
        "W": rng.standard_normal((n_in, n_hidden)),
        "b": rng.standard_normal(n_hidden) * 0.5,
        "v": rng.standard_normal((n_hidden, 1)) / n_hidden,
        "c": np.zeros(1),
    }


def predict(params, x):
    return softplus(x @ params["W"] + params["b"]) @ params["v"] + params["c"]


def gradients(params, x, y):
    z = x @ params["W"] + params["b"]
    hidden = softplus(z)
    error = (hidden @ params["v"] + params["c"] - y) / len(x)
    back = error @ params["v"].T * sigmoid(z)
    return {
        "W": x.T @ back,
        "b": back.sum(axis=0),
        "v": hidden.T @ error,
        "c": error.sum(axis=0),
    }


def main():
    """Pitch deviation (cents) of an organ reed over wind pressure."""
    rng = np.random.default_rng(640)
    pressure = rng.uniform(50, 120, (250, 1))
    cents = 15 * np.sin((pressure - 50) / 18) + 0.1 * pressure + rng.normal(0, 2.0, (250, 1))
    x = (pressure - 85) / 20
    y = (cents - cents.mean()) / cents.std()
    params = init(rng, 1, 30)
    cache = {name: np.zeros_like(value) for name, value in params.items()}
    for step in range(6000):
        rate = 0.01 / (1 + step / 500)
        for name, g in gradients(params, x, y).items():
            cache[name] = 0.99 * cache[name] + 0.01 * g ** 2
            params[name] -= rate * g / (np.sqrt(cache[name]) + 1e-7)
        if step % 1000 == 0:
            print(step, np.mean((predict(params, x) - y) ** 2))
    cents_hat = predict(params, x) * cents.std() + cents.mean()
    return cents_hat


if __name__ == "__main__":
    main()
