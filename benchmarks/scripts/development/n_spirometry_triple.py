# School project "our lungs": age, height and weight -> FVC (l), peak flow (l/min), rate (1/min).
# Three outputs at once; RMSprop written out, its rate fades.
import numpy as np

np.random.seed(404)
n = 700
age = np.random.uniform(8, 60, n)
height = 178 - 45 * np.exp(-(age - 8) / 6) + np.random.normal(0, 7, n)
weight = 22 * (height / 100) ** 2 * np.exp(np.random.normal(0, 0.12, n))
fvc = 5.2 * (height / 175) ** 2.5 * (1 - ((age - 25) / 90) ** 2)
flow = 560 * (height / 175) ** 2 * np.exp(-((age - 32) / 42) ** 2)
rate = 13 + 12 * np.exp(-(age - 8) / 8) + 0.05 * (weight - 60)
Y = np.stack([fvc + np.random.normal(0, 0.15, n),
              flow + np.random.normal(0, 15, n),
              rate + np.random.normal(0, 0.6, n)], axis=1)
X = np.stack([age, height, weight], axis=1)
X = (X - X.mean(axis=0)) / X.std(axis=0)
centre, spread = Y.mean(axis=0), Y.std(axis=0)
Z = (Y - centre) / spread            # litres and beats on one scale

K = 30
net = dict(
    W1=np.random.normal(0, 1 / np.sqrt(3), (3, K)),
    b1=np.random.normal(0, 0.5, (1, K)),
    W2=np.random.normal(0, 1 / np.sqrt(K), (K, 3)),
    b2=np.zeros((1, 3)),
)
square = {k: np.zeros_like(v) for k, v in net.items()}


def forward(net, X):
    H = np.tanh(X @ net["W1"] + net["b1"])
    return H, H @ net["W2"] + net["b2"]


for step in range(3000):
    H, out = forward(net, X)
    per_output = np.mean((out - Z) ** 2, axis=0)
    loss = per_output.sum()
    d = 2 * (out - Z) / n
    dH = d @ net["W2"].T * (1 - H ** 2)
    g = {"W1": X.T @ dH, "b1": dH.sum(0, keepdims=True),
         "W2": H.T @ d, "b2": d.sum(0, keepdims=True)}
    lr = 0.01 * 0.999 ** step
    for k in net:
        square[k] = 0.95 * square[k] + 0.05 * g[k] ** 2
        net[k] = net[k] - lr * g[k] / (np.sqrt(square[k]) + 1e-6)
    if step % 300 == 0:
        print(step, "loss", round(loss, 4), per_output.round(4))

Z_hat = forward(net, X)[1]
for name, e in zip(["FVC l", "flow l/min", "rate 1/min"], np.abs((Z_hat - Z) * spread).mean(0)):
    print(f"{name:12s} mean error {e:.2f}")
