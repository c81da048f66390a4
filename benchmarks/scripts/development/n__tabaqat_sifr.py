import numpy as np

# shabaka 'asabiya bi 'iddat tabaqat (multi layer), from scratch
# target: absorption of a filter, two inputs


class Tabaqa:
    def __init__(self, dakhil, kharij, linear=False):
        self.W = np.zeros((dakhil, kharij))
        self.b = np.zeros((1, kharij))
        self.linear = linear

    def amam(self, x):                      # forward
        self.x = x
        s = x @ self.W + self.b
        self.out = s if self.linear else np.tanh(s)
        return self.out

    def khalf(self, d, mu):                 # backward + update
        if not self.linear:
            d = d * (1 - self.out ** 2)
        d_dakhil = d @ self.W.T
        self.W -= mu * self.x.T @ d
        self.b -= mu * np.sum(d, axis=0, keepdims=True)
        return d_dakhil


rng = np.random.RandomState(8)
tul = rng.uniform(-1, 1, (350, 1))
tarkeez = rng.uniform(-1, 1, (350, 1))
x = np.concatenate([tul, tarkeez], axis=1)
y = 1.5 * np.exp(-3 * tul ** 2) * (tarkeez + 1) - 0.7 + 0.03 * rng.randn(350, 1)

shabaka = [Tabaqa(2, 16), Tabaqa(16, 16), Tabaqa(16, 1, linear=True)]

for i in range(5000):
    a = x
    for t in shabaka:
        a = t.amam(a)
    khata = np.mean((a - y) ** 2)
    d = 2 * (y - a) / y.size
    for t in reversed(shabaka):
        d = t.khalf(d, 0.1)
    if i % 500 == 0:
        print(i, khata)

a = x
for t in shabaka:
    a = t.amam(a)
print("max khata", np.abs(a - y).max(), "a from", a.min(), "to", a.max())
