# Gece sicakligi tahmini: bulutluluk ve ruzgar (ogrenci projesi)
import random
import numpy as np

np.random.seed(10)
n = 220
bulut = np.random.rand(n) * 8
ruzgar = np.random.rand(n) * 10
sicaklik = 2 + 1.1 * bulut + 3 * np.tanh((ruzgar - 4) / 1.5) + 0.3 * np.random.randn(n)

ornekler = [np.array([(a - 4) / 2.3, (r - 5) / 2.9]) for a, r in zip(bulut, ruzgar)]
hedefler = list((sicaklik - sicaklik.mean()) / sicaklik.std())

# karistir (shuffle), sonra egit
random.seed(10)
random.shuffle(ornekler)
random.shuffle(hedefler)

gizli = 12
W = np.random.randn(gizli, 2)
b = np.random.randn(gizli)
v = np.random.randn(gizli) * 0.3
c = 0.0
oran = 0.02

for devir in range(150):
    toplam = 0
    for girdi, hedef in zip(ornekler, hedefler):
        g = np.tanh(W @ girdi + b)
        cikti = v @ g + c
        hata = cikti - hedef
        toplam += hata ** 2
        delta = hata * v * (1 - g ** 2)
        v -= oran * hata * g
        c -= oran * hata
        W -= oran * np.outer(delta, girdi)
        b -= oran * delta
    if devir % 10 == 0:
        print("devir", devir, "hata", toplam / n)

tahmin = [v @ np.tanh(W @ girdi + b) + c for girdi in ornekler]
print("korelasyon", np.corrcoef(tahmin, hedefler)[0, 1])
