"""Adam as in Kingma & Ba, tested on a bumpy 1d function.

usage: python adam_from_paper.py --epochs 300 --lr 0.01
"""
import argparse
import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=300)
parser.add_argument("--lr", type=float, default=0.01)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--units", type=int, default=40)
args = parser.parse_args()

rng = np.random.default_rng(1234)
X = rng.uniform(-3, 3, (512, 1))
T = np.sin(2 * X) + 0.3 * X ** 2 + rng.normal(0, 0.1, X.shape)

theta = [
    rng.normal(0, 1, (1, args.units)), rng.uniform(-3, 3, args.units),
    rng.normal(0, 1 / np.sqrt(args.units), (args.units, 1)), np.zeros(1),
]
m = [np.zeros_like(p) for p in theta]
v = [np.zeros_like(p) for p in theta]
t = 0


def forward(x):
    h = np.tanh(x @ theta[0] + theta[1])
    return h, h @ theta[2] + theta[3]


def gradients(x, y):
    h, out = forward(x)
    d = (out - y) / len(x)          # of 1/2 mean squared error
    dz = d @ theta[2].T * (1 - h ** 2)
    return [x.T @ dz, dz.sum(0), h.T @ d, d.sum(0)]


for epoch in range(args.epochs):
    order = rng.permutation(len(X))
    for k in range(0, len(X), args.batch):
        pick = order[k:k + args.batch]
        t += 1
        for i, g in enumerate(gradients(X[pick], T[pick])):
            m[i] = 0.9 * m[i] + 0.1 * g
            v[i] = 0.999 * v[i] + 0.001 * g * g
            m_hat = m[i] / (1 - 0.9 ** t)
            v_hat = v[i] / (1 - 0.999 ** t)
            theta[i] = theta[i] - args.lr * m_hat / (np.sqrt(v_hat) + 1e-8)
    if epoch % 50 == 0:
        print("epoch", epoch, "half mse", 0.5 * np.mean((forward(X)[1] - T) ** 2))

fit = forward(X)[1]
print("rms residual:", np.sqrt(np.mean((fit - T) ** 2)), "(noise is 0.1)")
