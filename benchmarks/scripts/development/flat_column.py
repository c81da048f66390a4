import numpy as np

np.random.seed(7)

# absorbance of a dye over concentration (saturating)
conc = np.linspace(0, 10, 60)
absorb = 1.8 * conc / (1.5 + conc)

x = conc / 5 - 1
y = absorb.reshape(-1, 1)

W1 = np.random.randn(1, 8)
b1 = np.random.randn(8)
W2 = np.random.randn(8, 1)
b2 = np.zeros(1)

batch = 12
for epoch in range(800):
    shuffled = np.random.permutation(60)
    for j in range(5):
        pick = shuffled[j * batch:(j + 1) * batch]
        a = np.tanh(np.dot(x[pick], W1) + b1)
        o = np.dot(a, W2) + b2
        d = 2 * (o - y[pick]) / batch
        da = np.dot(d, W2.T) * (1 - a ** 2)
        W2 -= 0.05 * np.dot(a.T, d)
        b2 -= 0.05 * d.sum(axis=0)
        W1 -= 0.05 * np.dot(x[pick].T, da)
        b1 -= 0.05 * da.sum(axis=0)
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", (d ** 2).mean())

model = np.dot(np.tanh(np.dot(x, W1) + b1), W2) + b2
for c, t, m in zip(conc[::10], absorb[::10], model[::10, 0]):
    print("%.1f mg/l  %.3f  %.3f" % (c, t, m))
