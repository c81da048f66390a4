# Gearbox noise; layers described by a list of (size, activation)
import numpy as np

ACT = {
    "swish": (lambda z: z / (1 + np.exp(-z)),
              lambda z: (1 + np.exp(-z) + z * np.exp(-z)) / (1 + np.exp(-z)) ** 2),
    "tanh": (np.tanh, lambda z: 1 / np.cosh(z) ** 2),
    "none": (lambda z: z, np.ones_like),
}
LAYERS = [(24, "swish"), (12, "tanh"), (1, "none")]

rpm = np.random.uniform(800, 6000, 350)
torque = np.random.uniform(10, 200, 350)
dB = 55 + 12 * np.log10(rpm / 800) + 6 * np.exp(-((rpm - 3300) / 500) ** 2) + 0.02 * torque
dB = dB + np.random.normal(0, 0.4, dB.shape)
x = np.array([(rpm - 3400) / 1500, (torque - 105) / 55]).T
y = (dB[:, None] - dB.mean()) / dB.std()

weights, biases = [], []
n_before = x.shape[1]
for n, _ in LAYERS:
    weights.append(np.random.randn(n_before, n) * np.sqrt(2 / n_before))
    biases.append(np.random.randn(n) * 0.2)
    n_before = n


def run(x):
    zs, acts = [], [x]
    for W, b, (_, name) in zip(weights, biases, LAYERS):
        zs.append(acts[-1] @ W + b)
        acts.append(ACT[name][0](zs[-1]))
    return zs, acts


avg = [np.zeros_like(W) for W in weights + biases]
for epoch in range(2000):
    zs, acts = run(x)
    delta = (acts[-1] - y) / len(x)
    gW, gb = [None] * len(LAYERS), [None] * len(LAYERS)
    for k in range(len(LAYERS) - 1, -1, -1):
        delta = delta * ACT[LAYERS[k][1]][1](zs[k])
        gW[k], gb[k] = acts[k].T @ delta, delta.sum(axis=0)
        delta = delta @ weights[k].T
    for s, p, g in zip(avg, weights + biases, gW + gb):      # RMSprop
        s *= 0.99
        s += 0.01 * g ** 2
        p -= 0.003 / (1 + epoch / 500) * g / (np.sqrt(s) + 1e-6)
    if epoch % 200 == 0:
        print(epoch, np.mean((acts[-1] - y) ** 2))

noise = run(x)[1][-1]
print("rmse [dB]", dB.std() * np.sqrt(np.mean((noise - y) ** 2)))
