import numpy as np

# Oyster mushrooms: grams per bag for temperature, humidity, hours of light
# network with inverted dropout on the hidden layer (only while training!)


class DropoutNet:
    def __init__(self, n_in, n_hid, keep=0.95):
        self.keep = keep
        self.w1 = np.random.randn(n_in, n_hid) / np.sqrt(n_in)
        self.b1 = np.random.randn(n_hid) * 0.2
        self.w2 = np.random.randn(n_hid, 1) / np.sqrt(n_hid)
        self.b2 = np.zeros(1)

    def forward(self, x, training):
        self.a = np.tanh(x @ self.w1 + self.b1)
        if training:
            self.mask = (np.random.rand(*self.a.shape) < self.keep) / self.keep
        else:
            self.mask = np.ones_like(self.a)
        self.h = self.a * self.mask
        return self.h @ self.w2 + self.b2

    def step(self, x, y, lr):
        o = self.forward(x, training=True)
        do = 2 * (o - y) / len(x)
        da = (do @ self.w2.T) * self.mask
        dz = da * (1 - self.a ** 2)
        self.w2 -= lr * self.h.T @ do
        self.b2 -= lr * do.sum(axis=0)
        self.w1 -= lr * x.T @ dz
        self.b1 -= lr * dz.sum(axis=0)
        return np.mean((o - y) ** 2)


temp = np.random.uniform(10, 28, 500)
hum = np.random.uniform(60, 98, 500)
light = np.random.uniform(0, 14, 500)
grams = 900 * np.exp(-((temp - 19) / 7) ** 2) * (hum / 100) + 12 * light
grams = grams + np.random.normal(0, 25, 500)

x = np.c_[temp, hum, light]
x = (x - x.mean(0)) / x.std(0)
y = ((grams - grams.mean()) / grams.std())[:, None]

net = DropoutNet(3, 60)
for epoch in range(3000):
    loss = net.step(x, y, lr=0.05)
    if epoch % 300 == 0:
        # the training loss is noisy because of the masks
        clean = np.mean((net.forward(x, training=False) - y) ** 2)
        print("%4d  with dropout %.4f  without %.4f" % (epoch, loss, clean))

final = net.forward(x, training=False)
