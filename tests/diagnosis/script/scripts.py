"""Small training scripts in the styles that people write, for the tests to take apart."""

FLAT = """\
import numpy as np
X = np.random.uniform(-1, 1, (40, 2))
y = X[:, :1] * X[:, 1:] + 1
W1 = np.random.randn(2, 6)
b1 = np.zeros((1, 6))
W2 = np.random.randn(6, 1)
b2 = np.zeros((1, 1))
step_size = 0.05
for i in range(300):
    z = X @ W1 + b1
    h = np.maximum(0, z)
    out = h @ W2 + b2
    loss = np.mean((out - y) ** 2)
    dout = 2 * (out - y) / len(y)
    dW2 = h.T @ dout
    db2 = dout.sum(axis=0, keepdims=True)
    dh = dout @ W2.T
    dh[z <= 0] = 0
    dW1 = X.T @ dh
    db1 = dh.sum(axis=0, keepdims=True)
    W1 -= step_size * dW1
    b1 -= step_size * db1
    W2 -= step_size * dW2
    b2 -= step_size * db2
"""

DICT = """\
import numpy as np

def start(n):
    p = {}
    p['W1'] = np.random.randn(1, n)
    p['b1'] = np.zeros(n)
    p['W2'] = np.random.randn(n, 1)
    return p

def forward(p, X):
    a = np.tanh(X @ p['W1'] + p['b1'])
    return a @ p['W2'], a

def backward(p, X, y, pred, a):
    g = {}
    dout = 2 * (pred - y) / len(y)
    g['W2'] = a.T @ dout
    da = dout @ p['W2'].T
    dz = da * (1 - a ** 2)
    g['W1'] = X.T @ dz
    g['b1'] = dz.sum(axis=0)
    return g

def main():
    X = np.linspace(-2, 2, 30).reshape(-1, 1)
    y = np.sin(X)
    params = start(5)
    for epoch in range(200):
        pred, a = forward(params, X)
        cost = np.mean((pred - y) ** 2)
        grads = backward(params, X, y, pred, a)
        for k in params:
            params[k] -= 0.1 * grads[k]

if __name__ == '__main__':
    main()
"""

ROWS = """\
import numpy as np

class Net:
    def __init__(self, eta, runs):
        self.xs = np.linspace(0, 1, 50)
        self.ys = self.xs ** 2
        self.W = np.random.randn(4, 1)
        self.V = np.random.randn(1, 4)
        self.eta = eta
        self.runs = runs

    def forward(self, x):
        self.a = 1 / (1 + np.exp(-self.W * x))
        return (self.V @ self.a)[0, 0]

    def learn(self, x, t, p):
        e = p - t
        d = self.V.T * e * self.a * (1 - self.a)
        gV = e * self.a.T
        gW = d * x
        self.V = self.V - self.eta * gV
        self.W = self.W - self.eta * gW

    def train(self):
        for _ in range(self.runs):
            for i in range(len(self.xs)):
                p = self.forward(self.xs[i])
                self.loss = 0.5 * (p - self.ys[i]) ** 2
                self.learn(self.xs[i], self.ys[i], p)

Net(0.05, 7).train()
"""

BATCHES = """\
import numpy as np
np.random.seed(0)
X = np.random.uniform(-1, 1, (64, 1))
Y = np.abs(X)
W1 = np.random.randn(1, 8); b1 = np.zeros((1, 8))
W2 = np.random.randn(8, 1) * 0.3
vW1 = np.zeros_like(W1); vW2 = np.zeros_like(W2)
lr, batch = 0.02, 16
for epoch in range(20):
    perm = np.random.permutation(len(X))
    total = 0.0
    for start in range(0, len(X), batch):
        idx = perm[start:start + batch]
        xb, yb = X[idx], Y[idx]
        h = np.tanh(xb.dot(W1) + b1)
        out = h.dot(W2)
        err = out - yb
        total += (err ** 2).mean()
        d = 2 * err / len(xb)
        gW2 = h.T.dot(d)
        dh = d.dot(W2.T) * (1 - h ** 2)
        gW1 = xb.T.dot(dh)
        gb1 = dh.sum(0, keepdims=True)
        vW1 = 0.9 * vW1 - lr * gW1
        vW2 = 0.9 * vW2 - lr * gW2
        W1 += vW1; W2 += vW2
        b1 -= lr * gb1
"""

FLOATS = """\
xs = [i / 10 for i in range(20)]
ys = [3 * x + 1 for x in xs]
w = 0.5
b = 0.0
lr = 0.01
for epoch in range(30):
    for x, t in zip(xs, ys):
        p = w * x + b
        e = p - t
        loss = e ** 2
        w = w - lr * 2 * e * x
        b = b - lr * 2 * e
"""

LAYERS = """\
import numpy as np

class MLP(object):
    def __init__(self, sizes):
        pairs = list(zip(sizes[:-1], sizes[1:]))
        self.weights = [np.random.randn(a, b) / np.sqrt(a) for a, b in pairs]
        self.biases = [np.zeros(b) for a, b in pairs]

    def feed(self, X):
        self.acts = [X]
        for i, (w, b) in enumerate(zip(self.weights, self.biases)):
            z = self.acts[-1].dot(w) + b
            self.acts.append(z if i == len(self.weights) - 1 else np.tanh(z))
        return self.acts[-1]

    def step(self, X, y, eta):
        out = self.feed(X)
        delta = (out - y) / len(X)
        for i in reversed(range(len(self.weights))):
            gw = self.acts[i].T.dot(delta)
            gb = delta.sum(axis=0)
            if i > 0:
                delta = delta.dot(self.weights[i].T) * (1 - self.acts[i] ** 2)
            self.weights[i] -= eta * gw
            self.biases[i] -= eta * gb
        return 0.5 * np.mean((out - y) ** 2)

X = np.linspace(0, 1, 30).reshape(-1, 1)
y = np.sin(6 * X)
net = MLP([1, 4, 4, 1])
costs = []
n = 0
while n < 100:
    costs.append(net.step(X, y, 0.2))
    n += 1
"""

TORCH = """\
import torch
x = torch.linspace(-2, 2, 32).unsqueeze(1)
y = x ** 2
torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(1, 4), torch.nn.Tanh(), torch.nn.Linear(4, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(10):
    loss = ((net(x) - y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
"""

SCRIPTS = {
    "flat": FLAT,
    "dict": DICT,
    "rows": ROWS,
    "batches": BATCHES,
    "floats": FLOATS,
    "layers": LAYERS,
}
