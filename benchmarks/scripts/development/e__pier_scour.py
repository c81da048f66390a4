# local scour depth at bridge piers, flume data style (CSU-like formula + scatter)
# inputs: flow depth y1 [m], velocity V [m/s], pier width a [m]
import numpy as np

rs = np.random.RandomState(11)
n = 220
y1 = rs.uniform(0.5, 6, n)
V = rs.uniform(0.3, 3.5, n)
a = rs.uniform(0.5, 3, n)
Fr = V / np.sqrt(9.81 * y1)
ys = 2.0 * y1 * (a / y1) ** 0.65 * Fr ** 0.43 + rs.normal(0, 0.1, n)

X = np.column_stack((y1, V, a))
X = (X - X.mean(0)) / X.std(0)
T = ys.reshape(-1, 1)

H = 16
eta = 1.5
w1 = rs.randn(3, H) * 0.6
b1 = np.zeros(H)
w2 = rs.randn(H, 1) * 0.4
b2 = np.zeros(1)

history = []
for it in range(5000):
    z = X @ w1 + b1
    hid = np.maximum(z, 0)
    scour = hid @ w2 + b2

    diff = scour - T
    loss = (diff ** 2).mean()
    history.append(loss)

    d = 2 * diff / n
    gw2 = hid.T @ d
    gb2 = d.sum(0)
    dz = (d @ w2.T) * (z > 0)
    gw1 = X.T @ dz
    gb1 = dz.sum(0)

    w2 -= eta * gw2
    b2 -= eta * gb2
    w1 -= eta * gw1
    b1 -= eta * gb1

    if it % 500 == 0:
        print(it, loss)

scour = np.maximum(X @ w1 + b1, 0) @ w2 + b2
print("R2 =", 1 - ((scour - T) ** 2).sum() / ((T - T.mean()) ** 2).sum())
print("rmse [m] =", np.sqrt(historie[-1]))

plt.semilogy(history)
plt.show()
