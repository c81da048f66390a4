import numpy as np

# discharge at the glacier tongue vs hour of day, hourly values of 30 days
np.random.seed(77)
hour = np.random.rand(720, 1) * 24
Q = 3.0 + 1.4 * np.exp(-((hour - 17) / 3.5) ** 2) + 0.4 * np.exp(-((hour - 3) / 4.0) ** 2)
Q += np.random.randn(720, 1) * 0.08

x = (hour - 12) / 6
t = (Q - Q.mean()) / Q.std()

n_hid = 16
A = np.random.randn(1, n_hid) * 2
a0 = np.random.randn(1, n_hid) * 2
B = np.random.randn(n_hid, 1) * 0.25
b0 = 0.0

eta = 0.1
bs = 36
curve = []
for epoch in range(300):
    perm = np.random.permutation(len(x))
    se = 0.0
    for k in range(0, len(x), bs):
        pick = perm[k:k + bs]
        xx, tt = x[pick], t[pick]
        z = np.tanh(xx @ A + a0)
        o = z @ B + b0
        e = o - tt
        se += (e ** 2).sum()
        go = 2 * e / len(e)
        gz = go @ B.T * (1 - z * z)
        B -= eta * z.T @ go
        b0 -= eta * go.sum()
        A -= eta * xx.T @ gz
        a0 -= eta * gz.sum(0, keepdims=True)
    eta *= 0.5          # the lecture says the rate must go to zero for convergence
    curve.append(se / len(x))
    if epoch % 30 == 0:
        print(epoch, curve[-1])

fit = np.tanh(x @ A + a0) @ B + b0
print("rms misfit (m3/s):", np.std(fit - t) * Q.std())

plt.figure()
plt.semilogy(curve)
plt.xlabel("epoch")
plt.ylabel("mse")
plt.show()
