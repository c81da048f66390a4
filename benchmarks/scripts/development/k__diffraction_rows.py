# single slit: counts over angle, one measurement after the other (like in the book)
import numpy as np

np.random.seed(5)

angle = np.linspace(-1.0, 1.0, 50)
counts = 12.0 * np.sinc(1.6 * angle) ** 2 + 0.2 * np.random.randn(50)


def sigma(a):
    return 1 / (1 + np.exp(-a))


n_hidden = 12
alpha = 0.05
V = np.zeros(n_hidden)
Vb = np.zeros(n_hidden)
U = np.zeros(n_hidden)
Ub = 0.0

for sweep in range(800):
    total = 0.0
    for x, t in zip(angle, counts):
        # forward
        hid = np.tanh(V * x + Vb)
        o = sigma(np.dot(U, hid) + Ub)
        # squared error and its derivative
        total += (o - t) ** 2
        do = (o - t) * o * (1 - o)
        dhid = do * U * (1 - hid ** 2)
        # update right away
        U = U - alpha * do * hid
        Ub = Ub - alpha * do
        V = V - alpha * dhid * x
        Vb = Vb - alpha * dhid
    if sweep % 100 == 0:
        print("sweep", sweep, "error", total / len(angle))

fitted = [sigma(np.dot(U, np.tanh(V * x + Vb)) + Ub) for x in angle]
print("maximum of the fit:", max(fitted), "of the data:", counts.max())
