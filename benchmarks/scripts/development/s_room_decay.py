import numpy as np

F = np.float32      # the measuring laptop has little memory


class RoomNet:
    def __init__(self, sizes, seed):
        r = np.random.default_rng(seed)
        self.W = [(r.standard_normal((a, b)) * np.sqrt(2 / a)).astype(F) for a, b in zip(sizes, sizes[1:])]
        self.b = [r.uniform(-0.3, 0.3, b).astype(F) for b in sizes[1:]]
        self.m = [np.zeros_like(p) for p in self.W + self.b]
        self.v = [np.zeros_like(p) for p in self.W + self.b]
        self.t = 0

    def forward(self, x):
        self.acts = [x]
        for k, (W, b) in enumerate(zip(self.W, self.b)):
            x = x @ W + b
            if k < len(self.W) - 1:
                x = np.where(x > 0, x, F(0.05) * x)
            self.acts.append(x)
        return x

    def backward(self, y):
        d = (self.acts[-1] - y) * F(2 / len(y))
        gW, gb = [], []
        for k in reversed(range(len(self.W))):
            gW.insert(0, self.acts[k].T @ d)
            gb.insert(0, d.sum(axis=0))
            if k:
                d = d @ self.W[k].T * np.where(self.acts[k] > 0, F(1), F(0.05))
        return gW + gb

    def adam(self, grads, lr):
        self.t += 1
        c1, c2 = 1 - 0.9 ** self.t, 1 - 0.999 ** self.t
        for p, g, m, v in zip(self.W + self.b, grads, self.m, self.v):
            m += F(0.1) * (g - m)
            v += F(0.001) * (g * g - v)
            p -= F(lr) * (m / F(c1)) / (np.sqrt(v / F(c2)) + F(1e-7))


rng = np.random.default_rng(20)
n = 600
volume = 10 ** rng.uniform(1.5, 3.5, n)                   # m3
alpha = rng.uniform(0.05, 0.45, n)
furniture = rng.uniform(0, 0.2, n)
surface = 6.3 * volume ** (2 / 3)
T = 0.161 * volume / (-surface * np.log(1 - alpha) + furniture * volume)
noise = rng.normal(0, 0.05, n)
target = (np.log10(T) + noise).astype(F)[:, None]

X = np.column_stack([np.log10(volume), np.log(alpha), furniture])
X = ((X - X.mean(0)) / X.std(0)).astype(F)
Y = (target - target.mean()) / target.std()

net = RoomNet([3, 12, 8, 1], seed=7)
for epoch in range(1500):
    out = net.forward(X)
    net.adam(net.backward(Y), 5e-3 if epoch < 1000 else 5e-4)
    if epoch % 200 == 0:
        print(epoch, float(np.mean((out - Y) ** 2)))

log_T = net.forward(X) * target.std() + target.mean()
print(log_T.dtype, "typical error: %.1f %%" % (230 * np.std(log_T - target)))
