# mashru' al-fasl: taqdeer istihlak al-kahraba (kW) min al-harara wa al-sa'a
# Why does the loss stay at the variance of y? I use mini-batches like in the course.
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(99)
adad = 600
harara = np.random.uniform(10, 48, adad)        # temperature
saa = np.random.uniform(0, 24, adad)            # hour
istihlak = 1.2 + 0.004 * (harara - 22) ** 2 + 0.6 * np.sin(2 * np.pi * (saa - 14) / 24)
istihlak += np.random.normal(0, 0.08, adad)

X = np.stack([harara, saa], axis=1)
X = (X - X.mean(0)) / X.std(0)
Y = (istihlak - istihlak.mean()) / istihlak.std()
Y = Y.reshape(-1, 1)

tabaqa = 30
W1 = np.random.randn(2, tabaqa) * 0.7
b1 = np.zeros(tabaqa)
W2 = np.random.randn(tabaqa, 1) * 0.2
b2 = np.zeros(1)

khatwa = 0.1          # learning rate
hajm = 50             # batch size
khasara = []
for dawra in range(400):
    tarteeb = np.random.permutation(adad)
    X_makhlut = X[tarteeb]
    majmu = 0
    for k in range(0, adad, hajm):
        xb = X_makhlut[k:k + hajm]
        yb = Y[k:k + hajm]
        h = np.tanh(xb @ W1 + b1)
        natija = h @ W2 + b2
        farq = natija - yb
        majmu += np.mean(farq ** 2)
        d2 = 2 * farq / len(xb)
        d1 = d2 @ W2.T * (1 - h ** 2)
        W2 -= khatwa * h.T @ d2
        b2 -= khatwa * d2.sum(axis=0)
        W1 -= khatwa * xb.T @ d1
        b1 -= khatwa * d1.sum(axis=0)
    khasara.append(majmu / (adad // hajm))
    if dawra % 50 == 0:
        print('dawra', dawra, 'khasara', khasara[-1])

tawaqqu = np.tanh(X @ W1 + b1) @ W2 + b2
plt.plot(khasara)
plt.show()
plt.scatter(Y, tawaqqu, s=3)
plt.show()
