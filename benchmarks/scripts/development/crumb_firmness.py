import numpy as np

# firmness of bread crumb (N) over storage days for 3 recipes; noisy panel data, ridge penalty in loss and gradient
rng = np.random.default_rng(505)
days = rng.uniform(0, 8, 600)
recipe = rng.integers(0, 3, 600)
mean_firmness = 4 + (3 + recipe) * (1 - np.exp(-days / (2.5 + 0.5 * recipe)))
firmness = mean_firmness + rng.normal(0, 1.1, 600)

one_hot = np.eye(3)[recipe]
F = np.column_stack([(days - 4) / 2.3, one_hot])
t = (firmness - 7.0) / 2.0

lam = 1e-4
theta = {"hid/w": rng.normal(0, 0.7, (4, 18)), "hid/b": np.zeros(18),
         "out/w": rng.normal(0, 0.25, 18), "out/b": np.array(0.0)}


def objective(theta, F, t):
    z = F @ theta["hid/w"] + theta["hid/b"]
    soft = np.logaddexp(0, z)
    pred = soft @ theta["out/w"] + theta["out/b"]
    r = pred - t
    value = r @ r / len(t) + lam * sum(np.sum(v * v) for k, v in theta.items() if k.endswith("w"))
    gr = 2 * r / len(t)
    gz = np.outer(gr, theta["out/w"]) / (1 + np.exp(-z))
    grad = {"hid/w": F.T @ gz + 2 * lam * theta["hid/w"], "hid/b": gz.sum(0),
            "out/w": soft.T @ gr + 2 * lam * theta["out/w"], "out/b": gr.sum()}
    return value, grad, pred


for it in range(5000):
    value, grad, pred = objective(theta, F, t)
    theta = {k: theta[k] - 0.05 * grad[k] for k in theta}
    if it % 500 == 0:
        print(it, value)

newton = 7.0 + 2.0 * pred
print("rms of residual %.2f N (panel repeatability about 1.1 N)" % np.sqrt(np.mean((newton - firmness) ** 2)))
