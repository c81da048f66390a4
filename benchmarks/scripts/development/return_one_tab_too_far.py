import numpy as np


class Warstwa:
    def __init__(self, wejscia, wyjscia, liniowa=False):
        self.wagi = np.random.randn(wejscia, wyjscia) / np.sqrt(wejscia)
        self.prog = np.zeros(wyjscia) if liniowa else np.random.uniform(-1, 1, wyjscia)
        self.liniowa = liniowa

    def licz(self, x):
        self.x = x
        s = x @ self.wagi + self.prog
        self.y = s if self.liniowa else np.tanh(s)
        return self.y

    def wstecz(self, g):
        if not self.liniowa:
            g = g * (1 - self.y ** 2)
        self.g_wagi = self.x.T @ g
        self.g_prog = g.sum(axis=0)
        return g @ self.wagi.T


class Siec:
    def __init__(self, *rozmiary):
        pary = list(zip(rozmiary[:-1], rozmiary[1:]))
        self.warstwy = [Warstwa(a, b, liniowa=(i == len(pary) - 1)) for i, (a, b) in enumerate(pary)]

    def przewiduj(self, x):
        for w in self.warstwy:
            x = w.licz(x)
        return x

    def ucz(self, x, cel, krok):
        blad = self.przewiduj(x) - cel
        g = 2 * blad / len(x)
        for w in reversed(self.warstwy):
            g = w.wstecz(g)
        for w in self.warstwy:
            w.wagi -= krok * w.g_wagi
            w.prog -= krok * w.g_prog
            return np.mean(blad ** 2)


np.random.seed(10)
# sila sprezyny nieliniowej
wydluzenie = np.linspace(-1, 1, 120).reshape(-1, 1)
sila = 2 * wydluzenie ** 3 + 0.6 * np.sin(7 * wydluzenie)

siec = Siec(1, 5, 5, 1)
for epoka in range(6000):
    koszt = siec.ucz(wydluzenie, sila, 0.1)
    if epoka % 600 == 0:
        print(epoka, koszt)
obliczona = siec.przewiduj(wydluzenie)
