# Gleboka siec (3 warstwy ukryte) - aproksymacja funkcji jednej zmiennej
# stezenie leku we krwi [mg/l] po czasie t [h]
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(10)
t = np.linspace(0, 12, 150).reshape(-1, 1)
stezenie = 18 * (np.exp(-0.35 * t) - np.exp(-1.6 * t)) + np.random.randn(150, 1) * 0.15

x = (t - t.mean()) / t.std()
y = (stezenie - stezenie.mean()) / stezenie.std()

rozmiary = [1, 12, 12, 12, 1]
wagi, przesuniecia = [], []
for i in range(len(rozmiary) - 1):
    wagi.append(0.001 * np.random.randn(rozmiary[i], rozmiary[i + 1]))
    przesuniecia.append(np.zeros(rozmiary[i + 1]))

ALFA = 0.05
bledy = []

for krok in range(5000):
    # propagacja w przod, ostatnia warstwa liniowa
    aktywacje = [x]
    for i, (w, b) in enumerate(zip(wagi, przesuniecia)):
        z = aktywacje[-1] @ w + b
        aktywacje.append(z if i == len(wagi) - 1 else np.tanh(z))

    blad = aktywacje[-1] - y
    bledy.append(np.mean(blad ** 2))

    # propagacja wsteczna
    delta = 2 * blad / len(x)
    for i in range(len(wagi) - 1, -1, -1):
        gw = aktywacje[i].T @ delta
        gb = delta.sum(axis=0)
        if i > 0:
            delta = (delta @ wagi[i].T) * (1 - aktywacje[i] ** 2)
        wagi[i] = wagi[i] - ALFA * gw
        przesuniecia[i] = przesuniecia[i] - ALFA * gb

    if krok % 1000 == 0:
        print(krok, bledy[-1])

wynik = x
for i in range(len(wagi)):
    wynik = wynik @ wagi[i] + przesuniecia[i]
    if i < len(wagi) - 1:
        wynik = np.tanh(wynik)

plt.plot(t, y, 'b.', t, wynik, 'r-')
plt.title('dopasowanie')
plt.show()
