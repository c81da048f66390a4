"""Temperature below a drifting buoy: one profile a day, depth in, temperature out."""
import numpy as np

rng = np.random.default_rng(41)


def casts(n):
    depth = rng.uniform(0, 400, n)
    temp = 6 + 12 / (1 + np.exp((depth - 90) / 22)) - 0.004 * depth + rng.normal(0, 0.25, n)
    return depth[:, None], temp[:, None]


def start(n_in, n_hidden):
    w1 = rng.normal(0, 1.5, (n_in, n_hidden))
    b1 = rng.normal(0, 1.5, n_hidden)
    w2 = rng.normal(0, 1 / np.sqrt(n_hidden), (n_hidden, 1))
    return [w1, b1, w2, np.zeros(1)]


def forward(p, x):
    hidden = np.tanh(x @ p[0] + p[1])
    return hidden, hidden @ p[2] + p[3]


def gradients(p, x, y):
    hidden, out = forward(p, x)
    d = 2 * (out - y) / len(x)
    dh = d @ p[2].T * (1 - hidden ** 2)
    return [x.T @ dh, dh.sum(0), hidden.T @ d, d.sum(0)]


def mse(p, x, y):
    return np.mean((forward(p, x)[1] - y) ** 2)


def train(p, x, y, x_val, y_val, rate=0.1, beta=0.9, patience=400, longest=8000):
    velocity = [np.zeros_like(each) for each in p]
    best, best_p, waited = np.inf, None, 0
    for step in range(longest):
        for i, g in enumerate(gradients(p, x, y)):
            velocity[i] = beta * velocity[i] - rate * g
            p[i] = p[i] + velocity[i]
        score = mse(p, x_val, y_val)
        if score < best:
            best, best_p, waited = score, [each.copy() for each in p], 0
        else:
            waited += 1
            if waited >= patience:
                print("stopped after", step, "steps")
                break
        if step % 1000 == 0:
            print(step, mse(p, x, y), score)
    return best_p


x_raw, y_raw = casts(500)
xv_raw, yv_raw = casts(200)
x_test, y_test = casts(300)
x_mean, x_std = x_raw.mean(0), x_raw.std(0)
y_mean, y_std = y_raw.mean(0), y_raw.std(0)

params = train(
    start(1, 10),
    (x_raw - x_mean) / x_std, (y_raw - y_mean) / y_std,
    (xv_raw - x_mean) / x_std, (yv_raw - y_mean) / y_std,
)
y_hat = forward(params, (x_test - x_mean) / x_std)[1] * y_std + y_mean
print("test rms:", np.sqrt(np.mean((y_hat - y_test) ** 2)), "deg C")
