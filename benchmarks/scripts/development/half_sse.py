import numpy as np

# Wasserstand eines Behälters nach dem Öffnen des Ventils
# Fehlermaß wie im Skript: E = 1/2 * Summe (y - t)^2, deshalb ist die Lernrate so klein
np.random.seed(70)
sekunden = np.arange(0, 120, 1.5)
stand = 2.0 * np.exp(-sekunden / 40) + 0.2 * np.cos(sekunden / 9) + np.random.normal(0, 0.01, 80)

x = (sekunden / 60 - 1)[:, np.newaxis]
t = stand[:, np.newaxis]

n = 16
v = np.random.normal(0, 2.5, (1, n))
a = np.random.normal(0, 1.5, n)
w = np.random.normal(0, 0.3, (n, 1))
c = np.zeros(1)

eta = 0.0008
for durchlauf in range(12000):
    z = np.tanh(x @ v + a)
    y = z @ w + c
    delta = y - t                          # dE/dy
    delta_z = (delta @ w.T) * (1 - z * z)
    w -= eta * z.T @ delta
    c -= eta * delta.sum(axis=0)
    v -= eta * x.T @ delta_z
    a -= eta * delta_z.sum(axis=0)
    if durchlauf % 1000 == 0:
        print("Durchlauf", durchlauf, "E =", 0.5 * np.sum(delta ** 2))

print("größte Abweichung: %.3f m" % np.abs(y - t).max())
