import numpy as np

# Light fall-off of a 24 mm lens: relative brightness over image radius and f-stop.
# Flat-field shots, about 3 % photon noise; Huber loss because of dust on the sensor.


class FalloffNet:
    def __init__(self, n_in, n_hidden, delta=1.0, rate=0.1):
        self.W = np.random.randn(n_in, n_hidden) * np.sqrt(1.0 / n_in)
        self.b = np.random.randn(n_hidden) * 0.2
        self.v = np.random.randn(n_hidden) * np.sqrt(1.0 / n_hidden)
        self.c = 0.0
        self.delta = delta
        self.rate = rate
        self.losses = []

    def __call__(self, x):
        self.h = np.tanh(x @ self.W + self.b)
        return self.h @ self.v + self.c

    def huber(self, r):
        small = np.abs(r) <= self.delta
        return np.where(small, 0.5 * r ** 2, self.delta * (np.abs(r) - 0.5 * self.delta)).mean()

    def step(self, x, y):
        r = self(x) - y
        self.losses.append(self.huber(r))
        dr = np.clip(r, -self.delta, self.delta) / len(y)
        dh = np.outer(dr, self.v) * (1 - self.h ** 2)
        self.v -= self.rate * (self.h.T @ dr)
        self.c -= self.rate * dr.sum()
        self.W -= self.rate * (x.T @ dh)
        self.b -= self.rate * dh.sum(axis=0)

    def fit(self, x, y, steps):
        for i in range(steps):
            self.step(x, y)
            if i % 1000 == 0:
                print(f"{i:6d}  {self.losses[-1]:.5f}")
        return self


np.random.seed(77)
radius = np.random.uniform(0, 1, 500)
stop = np.random.choice([1.4, 2.0, 2.8, 4.0, 5.6, 8.0], 500)
angle = np.arctan(0.9 * radius)
shade = np.cos(angle) ** 4 * (1 - 0.35 * radius ** 3 / stop) + np.random.normal(0, 0.03, 500)

x = np.column_stack([2 * radius - 1, np.log2(stop) - 1.5])
y = (shade - shade.mean()) / shade.std()

net = FalloffNet(2, 12, delta=1.5, rate=0.2)
net.fit(x, y, 7000)
curve = net(x) * shade.std() + shade.mean()
print("typical error:", np.median(np.abs(curve - shade)))
