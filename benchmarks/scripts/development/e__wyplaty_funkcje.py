# regresja: zarobki od stażu pracy (dane wymyslone), siec z jedna warstwa ukryta
# dlaczego blad w ogole nie spada?
import numpy as np

np.random.seed(1)
n = 180
staz = np.random.uniform(0, 40, (n, 1))
placa = 4.2 + 0.31 * staz - 0.006 * staz ** 2 + np.random.normal(0, 0.25, (n, 1))   # tys. zl

x = (staz - staz.mean()) / staz.std()
y = (placa - placa.mean()) / placa.std()


def sigmoida(z):
    return 1.0 / (1.0 + np.exp(-z))


def przod(x, W1, b1, W2, b2):
    a1 = sigmoida(np.dot(x, W1) + b1)
    wyjscie = np.dot(a1, W2) + b2
    return a1, wyjscie


def gradienty(x, y, a1, wyjscie, W2):
    d2 = 2 * (wyjscie - y) / len(y)
    dW2 = np.dot(a1.T, d2)
    db2 = np.sum(d2, axis=0)
    d1 = np.dot(d2, W2.T) * a1 * (1 - a1)
    dW1 = np.dot(x.T, d1)
    db1 = np.sum(d1, axis=0)
    return dW1, db1, dW2, db2


def aktualizuj(W1, b1, W2, b2, grady, eta):
    dW1, db1, dW2, db2 = grady
    W1 = W1 - eta * dW1
    b1 = b1 - eta * db1
    W2 = W2 - eta * dW2
    b2 = b2 - eta * db2


ukryte = 10
W1 = np.random.randn(1, ukryte) * 2
b1 = np.random.randn(ukryte)
W2 = np.random.randn(ukryte, 1)
b2 = np.zeros(1)

for epoka in range(5000):
    a1, wyjscie = przod(x, W1, b1, W2, b2)
    blad = np.mean((wyjscie - y) ** 2)
    if epoka % 500 == 0:
        print('epoka', epoka, 'blad', blad)
    grady = gradienty(x, y, a1, wyjscie, W2)
    aktualizuj(W1, b1, W2, b2, grady, 0.2)

_, wyjscie = przod(x, W1, b1, W2, b2)
print('R2:', 1 - np.sum((wyjscie - y) ** 2) / np.sum((y - y.mean()) ** 2))
