import numpy as np

np.random.seed(440)


class Dense:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) / np.sqrt(n_in)
        self.b = np.random.randn(n_out) * 0.2

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, g):
        self.dW = self.x.T @ g
        self.db = g.sum(axis=0)
        return g @ self.W.T


class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, g):
        return g * (1 - self.y ** 2)


class Adam:
    def __init__(self, dense, lr):
        self.dense, self.lr, self.t = dense, lr, 0
        self.state = {(id(d), n): [0.0, 0.0] for d in dense for n in "Wb"}

    def step(self):
        self.t += 1
        for d in self.dense:
            for n in "Wb":
                g = getattr(d, "d" + n)
                s = self.state[id(d), n]
                s[0] = 0.9 * s[0] + 0.1 * g
                s[1] = 0.999 * s[1] + 0.001 * g * g
                mhat, vhat = s[0] / (1 - 0.9 ** self.t), s[1] / (1 - 0.999 ** self.t)
                setattr(d, n, getattr(d, n) - self.lr * mhat / (np.sqrt(vhat) + 1e-8))


# bridge mobility in dB: a breathing mode, then the broad "bridge hill"
f = np.sort(np.exp(np.random.uniform(np.log(200), np.log(6000), 300)))
octaves = np.log2(f / 1000)
level = (-40 + 9 * np.exp(-((octaves + 1.2) / 0.6) ** 2)
         + 12 * np.exp(-((octaves - 1.3) / 0.7) ** 2) + np.random.randn(300) * 0.8)
X = (octaves / octaves.std())[:, None]
Y = ((level - level.mean()) / level.std())[:, None]

layers = [Dense(1, 24), Tanh(), Dense(24, 24), Tanh(), Dense(24, 1)]
adam = Adam([layer for layer in layers if isinstance(layer, Dense)], 0.004)
for epoch in range(2200):
    out = X
    for layer in layers:
        out = layer.forward(out)
    loss = np.mean((out - Y) ** 2)
    g = 2 * (out - Y) / len(Y)
    for layer in reversed(layers):
        g = layer.backward(g)
    adam.step()
    if epoch % 200 == 0:
        print(epoch, loss)

curve = X
for layer in layers:
    curve = layer.forward(curve)
print("rms in dB", np.sqrt(np.mean((curve - Y) ** 2)) * level.std())
