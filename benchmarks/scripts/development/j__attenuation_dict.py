import numpy as np

# How far a batch of ale has attenuated: hours since pitching, cellar temperature, pitch rate.
# Notes of two winters, hydrometer readings good to about one point.
rng = np.random.default_rng(2024)
N = 600
hours = rng.uniform(0, 160, N)
cellar = rng.uniform(15, 24, N)
pitch = rng.uniform(0.5, 1.5, N)
speed = 0.035 * np.exp(0.09 * (cellar - 19)) * np.sqrt(pitch)
clean = 76 / (1 + np.exp(-speed * 2 * (hours - 55)))
attenuation = clean + rng.normal(0, 1.2, N)

X = np.stack([hours, cellar, pitch], axis=1)
X = (X - X.mean(0)) / X.std(0)
shift, spread = attenuation.mean(), attenuation.std()
y = (attenuation - shift) / spread

H = 20
params = {
    "W1": rng.standard_normal((3, H)) / np.sqrt(3),
    "b1": np.zeros(H),
    "W2": rng.standard_normal((H, H)) / np.sqrt(H),
    "b2": np.zeros(H),
    "w3": rng.standard_normal(H) / np.sqrt(H),
    "b3": np.zeros(1),
}
m = {k: np.zeros_like(v) for k, v in params.items()}
v = {k: np.zeros_like(p) for k, p in params.items()}


def forward(params, X):
    a1 = np.tanh(X @ params["W1"] + params["b1"])
    a2 = np.tanh(a1 @ params["W2"] + params["b2"])
    return a1, a2, a2 @ params["w3"] + params["b3"]


alpha, beta1, beta2, eps = 0.005, 0.9, 0.999, 1e-8
for t in range(1, 2001):
    a1, a2, out = forward(params, X)
    diff = out - y
    loss = np.mean(diff ** 2)

    grads = {}
    dout = 2 * diff / N
    grads["w3"] = a2.T @ dout
    grads["b3"] = dout.sum(keepdims=True)
    dz2 = np.outer(dout, params["w3"]) * (1 - a2 ** 2)
    grads["W2"] = a1.T @ dz2
    grads["b2"] = dz2.sum(0)
    dz1 = dz2 @ params["W2"].T * (1 - a1 ** 2)
    grads["W1"] = X.T @ dz1
    grads["b1"] = dz1.sum(0)

    step = alpha * (0.5 if t > 1000 else 1.0) * (0.2 if t > 1600 else 1.0)
    for k in params:
        m[k] = beta1 * m[k] + (1 - beta1) * grads[k]
        v[k] = beta2 * v[k] + (1 - beta2) * grads[k] ** 2
        m_hat = m[k] / (1 - beta1 ** t)
        v_hat = v[k] / (1 - beta2 ** t)
        params[k] -= step * m_hat / (np.sqrt(v_hat) + eps)
    if t % 250 == 0:
        print(t, loss)

fitted = forward(params, X)[2] * spread + shift
print("typical error in points:", np.abs(fitted - attenuation).mean())
