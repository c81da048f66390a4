# voorspelling aantal broden per dag uit de temperatuur en de dag van de week
# opdracht 3, inleiding machine learning
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(42)
aantal_dagen = 250
temperatuur = np.random.uniform(-3, 31, (aantal_dagen, 1))
weekdag = np.random.randint(0, 7, (aantal_dagen, 1))
broden = 420 - 3.5 * temperatuur + 0.12 * (temperatuur - 12) ** 2 + 60 * (weekdag >= 5) \
    + np.random.randn(aantal_dagen, 1) * 8

# alles naar gemiddelde 0 en standaardafwijking 1
X = np.hstack([temperatuur, weekdag])
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (broden - broden.mean()) / broden.std()

verborgen = 12
W1 = np.random.randn(2, verborgen) * 0.5
b1 = np.zeros((1, verborgen))
W2 = np.random.randn(verborgen, 1) * 0.5
b2 = np.zeros((1, 1))
leersnelheid = 0.05

kosten = []
for stap in range(4000):
    # vooruit
    h = np.tanh(X @ W1 + b1)
    schatting = h @ W2 + b2
    fout = y - schatting
    kosten.append(np.mean(fout ** 2))

    # achteruit
    d_uit = 2 * fout / aantal_dagen
    dW2 = h.T @ d_uit
    db2 = d_uit.sum(axis=0, keepdims=True)
    dh = d_uit @ W2.T * (1 - h ** 2)
    dW1 = X.T @ dh
    db1 = dh.sum(axis=0, keepdims=True)

    W1 -= leersnelheid * dW1
    b1 -= leersnelheid * db1
    W2 -= leersnelheid * dW2
    b2 -= leersnelheid * db2

    if stap % 500 == 0:
        print("stap", stap, "kosten", kosten[-1])

h = np.tanh(X @ W1 + b1)
schatting = h @ W2 + b2
plt.plot(y, schatting, '.')
plt.xlabel('echt'); plt.ylabel('voorspeld')
plt.show()
