# Kroysmata ana evdomada: mikres omades (mini-batches) me ormi (momentum)
import numpy as np

genitria = np.random.RandomState(11)

evdomada = genitria.uniform(0, 30, (300, 1))
kroysmata = 80 / (1 + np.exp(-(evdomada - 12) / 2.0)) + 12 * np.exp(-((evdomada - 20) / 3) ** 2)
kroysmata += genitria.randn(300, 1) * 3.0

x = (evdomada - evdomada.mean()) / evdomada.std()
y = (kroysmata - kroysmata.mean()) / kroysmata.std()

neurones = 20
V = genitria.randn(1, neurones) * 2
c = genitria.randn(1, neurones)
U = genitria.randn(neurones, 1) / np.sqrt(neurones)
d = np.zeros((1, 1))
parametroi = [V, c, U, d]
taxytites = [np.zeros_like(p) for p in parametroi]

rythmos, ormi, omada = 0.02, 0.9, 50
for epoxi in range(400):
    seira = genitria.permutation(len(x))
    for arxi in range(0, len(x), omada):
        deiktes = seira[arxi:arxi + omada]
        xo, yo = x[deiktes], y[deiktes]
        k = np.tanh(xo @ V + c)
        diafora = k @ U + d - yo
        dex = 2 * diafora / len(xo)
        dk = dex @ U.T * (1 - k ** 2)
        klisi = [xo.T @ dk, dk.sum(0, keepdims=True), k.T @ dex, dex.sum(0, keepdims=True)]
        for p, t, g in zip(parametroi, taxytites, klisi):
            t *= ormi
            t -= rythmos * g
            p += t
    if epoxi % 50 == 0:
        sfalma = np.mean((np.tanh(x @ V + c) @ U + d - y) ** 2)
        print("epoxi", epoxi, "sfalma", sfalma)

ektimisi = np.tanh(x @ V + c) @ U + d
print("synolika:", np.mean((ektimisi - y) ** 2))
