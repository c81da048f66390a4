# -*- coding: utf-8 -*-
# Güneş paneli gücü - katmanlar sınıf olarak
import numpy as np


class Katman(object):
    ogrenme_orani = 0.2

    def __init__(self, giris, cikis, fonksiyon, turev):
        self.agirlik = np.random.randn(giris, cikis) / np.sqrt(giris)
        self.sapma = np.zeros((1, cikis))
        self.f, self.df = fonksiyon, turev

    def ileri(self, x):
        self.x = x
        self.z = x.dot(self.agirlik) + self.sapma
        return self.f(self.z)

    def geri(self, hata):
        delta = hata * self.df(self.z)
        geri_hata = delta.dot(self.agirlik.T)
        self.agirlik -= self.ogrenme_orani * self.x.T.dot(delta)
        self.sapma -= self.ogrenme_orani * delta.sum(axis=0, keepdims=True)
        return geri_hata


relu = lambda z: np.maximum(z, 0)
d_relu = lambda z: (z > 0).astype(float)

np.random.seed(9)
isinim = np.random.rand(350, 1) * 1000
sicaklik = np.random.rand(350, 1) * 50 - 5
guc = 0.2 * isinim * (1 - 0.004 * (sicaklik - 25)) - 0.00003 * isinim ** 2
guc += np.random.randn(350, 1) * 2

girdi = np.hstack([isinim / 500 - 1, sicaklik / 25 - 0.8])
hedef = (guc - guc.mean()) / guc.std()

ag = [
    Katman(2, 16, relu, d_relu),
    Katman(16, 16, relu, d_relu),
    Katman(16, 1, relu, d_relu),
]

for devir in range(2500):
    cikti = girdi
    for k in ag:
        cikti = k.ileri(cikti)
    kayip = np.mean((cikti - hedef) ** 2)
    hata = 2 * (cikti - hedef) / len(hedef)
    for k in ag[::-1]:
        hata = k.geri(hata)
    if devir % 250 == 0:
        print("devir: %d  kayip: %.4f" % (devir, kayip))

tahmin = cikti * guc.std() + guc.mean()
print("negatif hedef sayisi:", np.sum(hedef < 0))
