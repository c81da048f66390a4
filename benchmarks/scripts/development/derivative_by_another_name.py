import numpy as np


def relu(z):
    return np.maximum(0., z)


def d_relu(z):
    return (z > 0) * 1.


def init_net(*n):
    np.random.seed(sum(n))
    return [[np.random.randn(a, b) * (2 / a) ** .5, np.zeros((1, b))] for a, b in zip(n, n[1:])]


def run_net(net, x):
    zs, hs = [], [x]
    for W, b in net[:-1]:
        zs.append(hs[-1] @ W + b)
        hs.append(relu(zs[-1]))
    return zs, hs, hs[-1] @ net[-1][0] + net[-1][1]


def sgd_step(net, x, t, eps):
    zs, hs, y = run_net(net, x)
    g = 2 * (y - t) / len(t)
    for k in range(len(net) - 1, -1, -1):
        gW, gb = hs[k].T @ g, g.sum(0, keepdims=True)
        if k > 0:
            g = (g @ net[k][0].T) * relu_prime(zs[k - 1])
        net[k][0] -= eps * gW
        net[k][1] -= eps * gb
    return np.mean((y - t) ** 2)


# force of an actuator (current, position)
x = np.random.default_rng(2).uniform(-1, 1, (300, 2))
t = (x[:, 0] * np.abs(x[:, 0]) / (1.4 + x[:, 1]))[:, None]
net = init_net(2, 32, 32, 1)
for epoch in range(2500):
    j = sgd_step(net, x, t, eps=0.05)
    if epoch % 250 == 0:
        print(epoch, j)
force = run_net(net, x)[2]
