import numpy as np

# Reaction times of 25 subjects against log luminance: very noisy, so R2 about 0.4 is all there is


def unpack(theta, n):
    return theta[:n], theta[n:2 * n], theta[2 * n:3 * n], theta[-1]


def predict(theta, x, n):
    w, b, v, c = unpack(theta, n)
    return np.tanh(np.outer(x, w) + b) @ v + c


def loss_and_grad(theta, x, y, n, decay):
    w, b, v, c = unpack(theta, n)
    h = np.tanh(np.outer(x, w) + b)
    r = h @ v + c - y
    loss = np.mean(r ** 2) + decay * (w @ w + v @ v)
    dr = 2 * r / len(y)
    dz = np.outer(dr, v) * (1 - h ** 2)
    return loss, np.concatenate([
        x @ dz + 2 * decay * w,
        dz.sum(0),
        h.T @ dr + 2 * decay * v,
        [dr.sum()],
    ])


def fit(x, y, n=10, rate=0.1, steps=4000, decay=1e-5, seed=None):
    rng = np.random.default_rng(seed)
    theta = np.concatenate([rng.normal(0, 1, 2 * n), rng.normal(0, 0.3, n), [0.0]])
    for k in range(steps):
        loss, g = loss_and_grad(theta, x, y, n, decay)
        theta -= rate * g
        if k % 1000 == 0:
            print(f"{k:5d} {loss:.4f}")
    return theta


rng = np.random.default_rng(5)
lum = rng.uniform(-2, 2, 1000)
true_rt = 0.45 - 0.1 * np.tanh(1.5 * lum) + 0.02 * lum ** 2
rt = true_rt + rng.normal(0, 0.11, 1000)

z = (rt - rt.mean()) / rt.std()
theta = fit(lum, z, seed=1)
rt_net = predict(theta, lum, 10) * rt.std() + rt.mean()
print("R2 against the raw times: ", 1 - np.mean((rt_net - rt) ** 2) / rt.var())
print("RMS to the true curve [s]:", np.sqrt(np.mean((rt_net - true_rt) ** 2)))
