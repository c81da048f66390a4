"""How long will tonight's Spark job run? Small NumPy net, Adam by hand, log-seconds as target."""
import numpy as np

rng = np.random.default_rng(20)
n_jobs = 1200
rows = 10 ** rng.uniform(4, 8, n_jobs)
executors = rng.integers(2, 40, n_jobs)
skew = rng.beta(2, 5, n_jobs)
expected = 20 + rows / 4e4 / executors**0.8 * (1 + 3 * skew**2)
seconds = expected * np.exp(rng.normal(0, 0.08, n_jobs))

# features over four decades -> logs, then z-scores
features = np.column_stack([np.log10(rows), np.log2(executors), skew])
features = (features - features.mean(axis=0)) / features.std(axis=0)
log_seconds = np.log(seconds).reshape(-1, 1)
centre, spread = log_seconds.mean(), log_seconds.std()
target = (log_seconds - centre) / spread

params = {
    "W1": rng.normal(0, 1 / np.sqrt(3), (3, 32)),
    "b1": np.zeros(32),
    "W2": rng.normal(0, 1 / np.sqrt(32), (32, 1)),
    "b2": np.zeros(1),
}
first = {k: np.zeros_like(v) for k, v in params.items()}
second = {k: np.zeros_like(v) for k, v in params.items()}


def gradients(p, x, t):
    hidden = np.tanh(x @ p["W1"] + p["b1"])
    delta = 2 * (hidden @ p["W2"] + p["b2"] - t) / len(x)
    back = delta @ p["W2"].T * (1 - hidden**2)
    return {"W1": x.T @ back, "b1": back.sum(0), "W2": hidden.T @ delta, "b2": delta.sum(0)}


step = 0
for epoch in range(200):
    order = rng.permutation(n_jobs)
    for start in range(0, n_jobs, 100):
        batch = order[start:start + 100]
        grads = gradients(params, features[batch], target[batch])
        step += 1
        for k, g in grads.items():
            first[k] = 0.9 * first[k] + 0.1 * g
            second[k] = 0.999 * second[k] + 0.001 * g**2
            m_hat = first[k] / (1 - 0.9**step)
            v_hat = second[k] / (1 - 0.999**step)
            params[k] -= 0.005 * m_hat / (np.sqrt(v_hat) + 1e-8)

hidden = np.tanh(features @ params["W1"] + params["b1"])
predicted_log = (hidden @ params["W2"] + params["b2"]) * spread + centre
minutes = np.exp(predicted_log) / 60
error = np.abs(minutes.ravel() * 60 / seconds - 1)
print(f"median relative error {np.median(error):.3f}, longest predicted job {minutes.max():.0f} min")
