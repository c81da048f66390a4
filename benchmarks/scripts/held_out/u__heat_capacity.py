import argparse
import numpy as np

parser = argparse.ArgumentParser(description="Heat capacity of a metal against temperature")
parser.add_argument("--hidden", type=int, default=12)
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--epochs", type=int, default=6000)
parser.add_argument("--decay", type=float, default=1e-5, help="weight decay")
args = parser.parse_args()

rng = np.random.default_rng(1907)


def einstein(T, theta=230.0):
    u = theta / T
    return 24.94 * u ** 2 * np.exp(u) / (np.exp(u) - 1) ** 2


T = rng.uniform(15, 400, size=(250, 1))
cp = einstein(T) + 0.003 * T + rng.normal(0, 0.4, size=T.shape)

x = (T - T.mean()) / T.std()
y = (cp - cp.mean()) / cp.std()

net = {
    "W1": rng.normal(0, 1.5, (1, args.hidden)),
    "b1": rng.normal(0, 1.0, (1, args.hidden)),
    "W2": rng.normal(0, 1 / np.sqrt(args.hidden), (args.hidden, 1)),
    "b2": np.zeros((1, 1)),
}


def loss_and_grads(net, x, y, decay):
    a = np.tanh(x @ net["W1"] + net["b1"])
    p = a @ net["W2"] + net["b2"]
    r = p - y
    penalty = decay * (np.sum(net["W1"] ** 2) + np.sum(net["W2"] ** 2))
    grads = {}
    dp = 2 * r / len(x)
    grads["W2"] = a.T @ dp + 2 * decay * net["W2"]
    grads["b2"] = dp.sum(axis=0, keepdims=True)
    da = (dp @ net["W2"].T) * (1 - a ** 2)
    grads["W1"] = x.T @ da + 2 * decay * net["W1"]
    grads["b1"] = da.sum(axis=0, keepdims=True)
    return np.mean(r ** 2) + penalty, grads, p


for epoch in range(args.epochs):
    loss, grads, p = loss_and_grads(net, x, y, args.decay)
    for key in net:
        net[key] -= args.lr * grads[key]
    if epoch % 1000 == 0:
        print(epoch, round(float(loss), 5))

estimate = p * cp.std() + cp.mean()
print("rms error, J/(mol K):", np.sqrt(np.mean((estimate - cp) ** 2)))
