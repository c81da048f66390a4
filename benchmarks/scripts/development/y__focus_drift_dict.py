"""Best focus of the 14-inch against the tube temperature. Only 28 nights so far."""
import numpy as np

rng = np.random.RandomState(31)
tube = rng.uniform(-12, 24, 28)
focus = 8450 - 14.0 * tube + 0.22 * tube**2 + rng.randn(28) * 6  # focuser steps

x = (tube[:, None] - tube.mean()) / tube.std()
t = (focus[:, None] - focus.mean()) / focus.std()

H = 4  # few nights, few units
net = {
    "W1": rng.randn(1, H),
    "b1": 0.5 * rng.randn(H),
    "W2": 0.5 * rng.randn(H, 1),
    "b2": np.zeros(1),
}
decay = 1e-4
eta = 0.1


def loss_and_grads(net, x, t):
    """0.5 * mean squared error + 0.5 * decay * |weights|^2 (no decay on the biases)."""
    n = x.shape[0]
    hidden = np.tanh(x.dot(net["W1"]) + net["b1"])
    out = hidden.dot(net["W2"]) + net["b2"]
    loss = 0.5 * np.sum((out - t) ** 2) / n
    loss += 0.5 * decay * (np.sum(net["W1"] ** 2) + np.sum(net["W2"] ** 2))
    g = {}
    dout = (out - t) / n
    g["W2"] = hidden.T.dot(dout) + decay * net["W2"]
    g["b2"] = dout.sum(axis=0)
    dpre = dout.dot(net["W2"].T) * (1 - hidden * hidden)
    g["W1"] = x.T.dot(dpre) + decay * net["W1"]
    g["b1"] = dpre.sum(axis=0)
    return loss, g, out


losses = []
for it in range(12000):
    loss, g, out = loss_and_grads(net, x, t)
    for name in net:
        net[name] = net[name] - eta * g[name]
    losses.append(loss)
    if it % 3000 == 0:
        print(it, loss)

steps = out[:, 0] * focus.std() + focus.mean()
print("worst night is off by", np.abs(steps - focus).max(), "steps")
