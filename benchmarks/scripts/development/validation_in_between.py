import numpy as np


class MLP:
    def __init__(self, d, h):
        r = np.random.default_rng(2024)
        self.W, self.b = r.normal(0, 1.5, (d, h)), r.normal(0, 1, h)
        self.v, self.c = r.normal(0, 0.2, (h, 1)), np.zeros(1)

    def __call__(self, x):
        self.x = x
        self.a = np.tanh(x @ self.W + self.b)
        return self.a @ self.v + self.c

    def backprop(self, delta, lr):
        back = (delta @ self.v.T) * (1 - self.a ** 2)
        self.v -= lr * self.a.T @ delta
        self.c -= lr * delta.sum(0)
        self.W -= lr * self.x.T @ back
        self.b -= lr * back.sum(0)


# drop height and spin of a ping pong ball -> where it lands; half of the throws for validation
r = np.random.default_rng(7)
throws = r.uniform(-1, 1, (400, 2))
lands = (np.sqrt(throws[:, 0] + 1.1) + 0.4 * np.sin(3 * throws[:, 1]))[:, None]
lands += r.normal(0, 0.01, lands.shape)
lands -= lands.mean()
x_train, x_valid = throws[:200], throws[200:]
y_train, y_valid = lands[:200], lands[200:]

net = MLP(2, 20)
train_curve, valid_curve = [], []
for epoch in range(2000):
    error = net(x_train) - y_train
    train_curve.append((error ** 2).mean())
    valid_curve.append(((net(x_valid) - y_valid) ** 2).mean())
    net.backprop(2 * error / len(x_train), lr=0.1)
    if epoch % 200 == 0:
        print(epoch, train_curve[-1], valid_curve[-1])

landing = net(x_train)
print("explained:", 1 - np.mean((landing - y_train) ** 2) / np.var(y_train))
