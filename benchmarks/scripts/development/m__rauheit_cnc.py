# Rauheit Rz beim Drehen in Abhängigkeit von Vorschub und Schnittgeschwindigkeit
import numpy as np

np.random.seed(21)
lernrate = 0.1
reg = 0.8          # damit nichts überläuft
n_versteckt = 20

# Messdaten (Lehrwerkstatt): f in mm/U, vc in m/min
n = 220
f = np.random.uniform(0.05, 0.4, n)
vc = np.random.uniform(60, 260, n)
rz = 1000 * f ** 2 / (8 * 0.8) + 6 * np.exp(-((vc - 110) / 40) ** 2) + 0.3 * np.random.randn(n)

X = np.c_[f, vc]
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = ((rz - rz.mean()) / rz.std())[:, None]

netz = {
    "W1": np.random.randn(2, n_versteckt) / np.sqrt(2),
    "b1": np.zeros((1, n_versteckt)),
    "W2": np.random.randn(n_versteckt, 1) / np.sqrt(n_versteckt),
    "b2": np.zeros((1, 1)),
}


def vorwaerts(netz, X):
    h = np.tanh(X @ netz["W1"] + netz["b1"])
    return h, h @ netz["W2"] + netz["b2"]


for durchlauf in range(3001):
    h, aus = vorwaerts(netz, X)
    daten_verlust = np.mean((aus - Y) ** 2)
    reg_verlust = 0.5 * reg * (np.sum(netz["W1"] ** 2) + np.sum(netz["W2"] ** 2))
    if durchlauf % 500 == 0:
        print(durchlauf, daten_verlust + reg_verlust)

    daus = 2 * (aus - Y) / n
    grad = {}
    grad["W2"] = h.T @ daus + reg * netz["W2"]
    grad["b2"] = daus.sum(axis=0, keepdims=True)
    dh = daus @ netz["W2"].T * (1 - h * h)
    grad["W1"] = X.T @ dh + reg * netz["W1"]
    grad["b1"] = dh.sum(axis=0, keepdims=True)

    for name in netz:
        netz[name] -= lernrate * grad[name]

_, vorhersage = vorwaerts(netz, X)
print("Streuung Netz / Messung:", vorhersage.std(), Y.std())
