# Yaşa göre tansiyon tahmini - yapay sinir ağı ödevi
import numpy as np


class SinirAgi:
    def __init__(self, gizli, ogrenme_orani):
        self.eta = ogrenme_orani
        self.w1 = np.random.randn(gizli, 1)
        self.b1 = np.random.randn(gizli, 1)
        self.w2 = np.random.randn(1, gizli) * 0.3
        self.b2 = 0.0

    def sigmoid(self, z):
        return 1.0 / (1.0 + np.exp(-z))

    def ileri(self, x):
        self.z = self.w1 @ x + self.b1
        self.a = self.sigmoid(self.z)
        return self.w2 @ self.a + self.b2

    def egit(self, x, y, adim):
        n = x.shape[1]
        for i in range(adim):
            tahmin = self.ileri(x)
            hata = y - tahmin
            if i % 50 == 0:
                print("adım", i, "kayıp", np.mean(hata ** 2))
            # geri yayılım
            delta2 = hata / n
            delta1 = self.w2.T @ delta2 * self.a * (1 - self.a)
            self.w2 -= self.eta * delta2 @ self.a.T
            self.b2 -= self.eta * delta2.sum()
            self.w1 -= self.eta * delta1 @ x.T
            self.b1 -= self.eta * delta1.sum(axis=1, keepdims=True)


np.random.seed(34)
yas = np.random.randint(18, 85, size=200).astype(float)
tansiyon = 112 + 0.011 * (yas - 25) ** 2 + 4 * np.random.randn(200)

x = ((yas - yas.mean()) / yas.std()).reshape(1, -1)
y = ((tansiyon - tansiyon.mean()) / tansiyon.std()).reshape(1, -1)

ag = SinirAgi(gizli=10, ogrenme_orani=0.3)
ag.egit(x, y, 4000)
sonuc = ag.ileri(x)
print("son kayıp:", np.mean((sonuc - y) ** 2))
