"""Daily energy need of the clinic's outpatients (doubly labelled water, kcal per day)."""
import numpy as np


def patients(rng, n):
    weight = rng.normal(76, 15, n).clip(45, 130)
    height = rng.normal(170, 9, n)
    age = rng.uniform(18, 80, n)
    male = rng.integers(0, 2, n)
    activity = rng.uniform(1.2, 2.3, n)
    resting = 10 * weight + 6.25 * height - 5 * age - 161 + 166 * male
    kcal = resting * activity + rng.normal(0, 180, n)
    return np.stack([weight, height, age, male, activity], axis=1), kcal


def scale(values):
    centre, spread = values.mean(0), values.std(0)
    return (values - centre) / spread, centre, spread


def create(rng, n_in, n_hidden):
    return {
        "W": rng.standard_normal((n_in, n_hidden)) * np.sqrt(1 / n_in),
        "b": np.zeros(n_hidden),
        "u": rng.standard_normal(n_hidden) * np.sqrt(1 / n_hidden),
        "c": np.zeros(()),
    }


def predict(net, x):
    return np.tanh(x @ net["W"] + net["b"]) @ net["u"] + net["c"]


def loss_and_gradient(net, x, t):
    hid = np.tanh(x @ net["W"] + net["b"])
    res = hid @ net["u"] + net["c"] - t
    d_out = 2.0 * res / t.size
    d_hid = d_out[:, None] * net["u"] * (1.0 - hid ** 2)
    grad = {"W": x.T @ d_hid, "b": d_hid.sum(0), "u": hid.T @ d_out, "c": d_out.sum()}
    return np.mean(res ** 2), grad


def adam(net, x, t, n_steps, rate, beta=0.9, gamma=0.999):
    first = {k: np.zeros_like(v) for k, v in net.items()}
    second = {k: np.zeros_like(v) for k, v in net.items()}
    for k_step in range(1, n_steps + 1):
        loss, grad = loss_and_gradient(net, x, t)
        for k in net:
            first[k] = beta * first[k] + (1 - beta) * grad[k]
            second[k] = gamma * second[k] + (1 - gamma) * grad[k] ** 2
            m_hat = first[k] / (1 - beta ** k_step)
            v_hat = second[k] / (1 - gamma ** k_step)
            net[k] = net[k] - rate * m_hat / (np.sqrt(v_hat) + 1e-8)
        if k_step % 500 == 0:
            print(f"{k_step:5d}  {loss:.4f}")
    return net


rng = np.random.default_rng(2019)
table, kcal = patients(rng, 600)
x, _, _ = scale(table)
t, kcal_mean, kcal_std = scale(kcal)
net = adam(create(rng, 5, 10), x, t, n_steps=2500, rate=0.005)
need = predict(net, x) * kcal_std + kcal_mean
print("typical error", np.abs(need - kcal).mean(), "kcal/d")
