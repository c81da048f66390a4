import numpy as np

# fit intraday volume curve (U-shape) with mini-batch momentum
np.random.seed(77)
n = 700
tod = np.random.rand(n)                              # time of day 0..1
volume = 1.0 + 2.5 * (tod - 0.55) ** 2 * 4 + 0.8 * np.exp(-tod / 0.05)
volume *= np.exp(0.05 * np.random.randn(n))

x = ((tod - 0.5) * 3).reshape(-1, 1)
y = np.log(volume).reshape(-1, 1)

H = 30
params = [np.random.randn(1, H) * 1.5, np.random.randn(1, H) * 1.5,
          np.random.randn(H, 1) / np.sqrt(H), np.zeros((1, 1))]
vel = [np.zeros_like(p) for p in params]
lr, mom, bs = 0.02, 0.9, 64


def net(x_):
    a_ = np.tanh(x_ @ params[0] + params[1])
    return a_, a_ @ params[2] + params[3]


for ep in range(250):
    perm = np.random.permutation(n)
    for s in range(0, n, bs):
        rows = perm[s:s + bs]
        xb, yb = x[rows], y[rows]
        a, o = net(xb)
        g = 2 * (o - yb) / len(rows)
        ga = (g @ params[2].T) * (1 - a * a)
        grads = [xb.T @ ga, ga.sum(0, keepdims=True), a.T @ g, g.sum(0, keepdims=True)]
        for k in range(4):
            vel[k] = mom * vel[k] - lr * grads[k]
            params[k] += vel[k]
    if ep % 50 == 0:
        print("epoch", ep, "mse", np.mean((net(x)[1] - y) ** 2))

curve = net(x)[1]
print("final mse", np.mean((curve - y) ** 2))
