import numpy as np

# power of a heat pump over outside temperature, dictionary style
np.random.seed(18)
outside = np.random.uniform(-1, 1, (250, 1))
power = np.abs(outside - 0.3) ** 1.5 + 0.3 * np.sin(5 * outside)
power = 0.15 * (power - power.mean()) / power.std()

p = {
    "W1": np.random.randn(1, 20) * 3,
    "b1": np.random.randn(20) * 2,
    "W2": np.random.randn(20, 1) * 0.1,
    "b2": np.zeros(1),
}
alpha = 0.05
for it in range(3000):
    h = np.tanh(outside @ p["W1"] + p["b1"])
    out = h @ p["W2"] + p["b2"]
    error = out - power
    loss = np.mean(error ** 2)
    if it % 300 == 0:
        print(it, loss)
    # gradient of the loss
    d_out = 4 * error ** 3 / len(power)
    grads = {"W2": h.T @ d_out, "b2": d_out.sum(axis=0)}
    d_h = d_out @ p["W2"].T * (1 - h ** 2)
    grads["W1"] = outside.T @ d_h
    grads["b1"] = d_h.sum(axis=0)
    for k in p:
        p[k] -= alpha * grads[k]
print("share not explained", loss / power.var())
