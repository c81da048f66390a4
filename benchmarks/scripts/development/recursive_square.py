import numpy as np


class Node(object):
    """A layer that knows the next one."""

    rate = 0.1

    def __init__(self, sizes, last=False):
        n, m = sizes[0], sizes[1]
        self.w = np.random.normal(0.0, 1.5 / np.sqrt(n), (n, m))
        self.c = np.random.normal(0.0, 0.4, m) if len(sizes) > 2 else np.zeros(m)
        self.next = Node(sizes[1:]) if len(sizes) > 2 else None

    def learn(self, x, y):
        s = x @ self.w + self.c
        if self.next is None:
            self.out = s
            d = 2 * (s - y) / len(y)
        else:
            a = np.tanh(s)
            d, self.out = self.next.learn(a, y)
            d = d * (1 - a ** 2)
        back = d @ self.w if self.w.shape[0] == self.w.shape[1] else d @ self.w.T
        self.w -= self.rate * x.T @ d
        self.c -= self.rate * d.sum(0)
        return back, self.out

    def predict(self, x):
        s = x @ self.w + self.c
        return s if self.next is None else self.next.predict(np.tanh(s))


np.random.seed(6)
# gait lab: ankle angle against phase of the step, three walking speeds
phase = np.tile(np.linspace(-np.pi, np.pi, 60), 3)
speed = np.repeat([-1.0, 0.0, 1.0], 60)
ankle = np.sin(phase) + (0.6 + 0.3 * speed) * np.sin(3 * phase + speed)
X = np.column_stack([phase / 2, speed])
T = ankle[:, None]

net = Node([2, 12, 12, 12, 12, 12, 1])
for sweep in range(3000):
    _, y = net.learn(X, T)
    if sweep % 400 == 0:
        print(sweep, np.sqrt(np.mean((y - T) ** 2)))
prediction = net.predict(X)
