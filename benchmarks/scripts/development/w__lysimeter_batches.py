import numpy as np
import argparse

parser = argparse.ArgumentParser(description="evapotranspiration from the lysimeter station")
parser.add_argument("--epochs", type=int, default=250)
parser.add_argument("--batch-size", type=int, default=32)
parser.add_argument("--lr", type=float, default=0.05)
args = parser.parse_args()

rng = np.random.default_rng(21)
n = 640
radiation = rng.uniform(50, 350, n)      # W/m2
wind = rng.uniform(0, 8, n)              # m/s
vpd = rng.uniform(0, 3, n)               # kPa
et = 0.012 * radiation + 0.35 * vpd * np.sqrt(wind) + 0.8 * np.sin(2 * vpd) + rng.normal(0, 0.1, n)

X = np.column_stack([radiation, wind, vpd])
X = (X - X.mean(0)) / X.std(0)
y = ((et - et.mean()) / et.std())[:, None]

H = 24
W1 = rng.normal(0, 1 / np.sqrt(3), (3, H))
b1 = np.zeros(H)
W2 = rng.normal(0, 1 / np.sqrt(H), (H, 1))
b2 = np.zeros(1)


def forward(inp):
    h = np.tanh(inp @ W1 + b1)
    return h, h @ W2 + b2


for epoch in range(args.epochs):
    order = rng.permutation(n)
    total = 0
    for start in range(0, n, args.batch_size):
        xb = X[order[start:start + args.batch_size]]
        yb = y[start:start + args.batch_size]
        h, out = forward(xb)
        diff = out - yb
        total += np.sum(diff ** 2)
        g_out = 2 * diff / len(xb)
        g_h = (g_out @ W2.T) * (1 - h * h)
        W2 -= args.lr * h.T @ g_out
        b2 -= args.lr * g_out.sum(0)
        W1 -= args.lr * xb.T @ g_h
        b1 -= args.lr * g_h.sum(0)
    if epoch % 25 == 0:
        print(f"epoch {epoch:4d}  mse {total / n:.4f}")

_, et_hat = forward(X)
print("R2 on the training days:", 1 - np.mean((et_hat - y) ** 2) / np.var(y))
