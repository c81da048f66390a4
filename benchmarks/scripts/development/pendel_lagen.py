# Zelf gemaakt netwerk met lagen, trilling van een brug
import numpy as np
import matplotlib.pyplot as plt


class Laag:
    def __init__(self, n_in, n_uit):
        self.w = np.random.normal(0, np.sqrt(2 / n_in), (n_in, n_uit))
        self.b = np.zeros(n_uit)

    def voorwaarts(self, x):
        self.x = x
        return x.dot(self.w) + self.b

    def terug(self, dout, stap):
        dx = dout.dot(self.w.T)
        dw = self.x.T.dot(dout)
        db = dout.sum(axis=0)
        self.w += stap * dw
        self.b += stap * db
        return dx


class ReLU:
    def voorwaarts(self, x):
        self.masker = x > 0
        return np.maximun(0, x)

    def terug(self, dout, stap):
        return dout * self.masker


class Netwerk:
    def __init__(self, *lagen):
        self.lagen = lagen

    def voorspel(self, x):
        for laag in self.lagen:
            x = laag.voorwaarts(x)
        return x

    def train_stap(self, x, y, stap):
        uit = self.voorspel(x)
        verlies = np.mean((uit - y) ** 2)
        d = 2 * (uit - y) / len(x)
        for laag in reversed(self.lagen):
            d = laag.terug(d, stap)
        return verlies


t = np.linspace(0, 3, 200)[:, None]
uitslag = np.exp(-0.6 * t) * np.cos(3 * t) + 0.02 * np.random.randn(200, 1)
t_norm = (t - 1.5) / 0.87

netwerk = Netwerk(Laag(1, 40), ReLU(), Laag(40, 40), ReLU(), Laag(40, 1))
verliezen = []
for i in range(3000):
    verliezen.append(netwerk.train_stap(t_norm, uitslag, 0.05))
    if i % 300 == 0:
        print("stap", i, "verlies", verliezen[-1])

fit = netwerk.voorspel(t_norm)
plt.plot(t, uitslag, "k.", t, fit, "r-")
plt.legend(["gemeten", "netwerk"])
plt.show()
