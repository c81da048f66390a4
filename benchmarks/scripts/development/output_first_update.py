import numpy as np

# Output layer is updated before the hidden delta is computed; some people say that is wrong,
# but for me it makes no difference?
np.random.seed(64)
x = np.random.uniform(0, 1, (200, 2))
z = np.sqrt(x[:, 0] + 0.1) * np.cos(2 * x[:, 1])
y = z.reshape(-1, 1) * 10            # in mV

net = {
    "W1": np.random.randn(2, 20) * 2,
    "b1": np.random.randn(20),
    "W2": np.random.randn(20, 1) * 0.2,
    "b2": np.array([y.mean()]),
}
lr = 0.1

for step in range(8000):
    a = 1 / (1 + np.exp(-(x @ net["W1"] + net["b1"])))
    out = a @ net["W2"] + net["b2"]
    delta_out = (out - y) / len(x)
    net["W2"] -= lr * a.T @ delta_out
    net["b2"] -= lr * delta_out.sum(0)
    delta_hid = (delta_out @ net["W2"].T) * a * (1 - a)
    net["W1"] -= lr * x.T @ delta_hid
    net["b1"] -= lr * delta_hid.sum(0)
    if step % 1000 == 0:
        print(step, "rmse [mV]", np.sqrt(np.mean((out - y) ** 2)))

millivolts = 1 / (1 + np.exp(-(x @ net["W1"] + net["b1"]))) @ net["W2"] + net["b2"]
