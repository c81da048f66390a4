"""The loss goes up now and then with this rate, and that is all right: it ends low."""
import numpy as np

np.random.seed(4)
x = np.linspace(-1, 1, 120)[:, None]
y = np.where(x < 0, -x, 0.5 * x ** 2) - 0.3       # a skate ramp

H = 24
W = np.random.randn(1, H) * 2
b = np.random.randn(1, H)
v = np.random.randn(H, 1) * 0.2
c = np.zeros((1, 1))
rate = 0.12

ups = 0
previous = np.inf
for i in range(6000):
    h = np.tanh(x @ W + b)
    f = h @ v + c
    loss = np.mean((f - y) ** 2)
    ups += loss > previous
    previous = loss
    g = 2 * (f - y) / len(x)
    gh = g @ v.T * (1 - h ** 2)
    v -= rate * h.T @ g
    c -= rate * g.sum(0)
    W -= rate * x.T @ gh
    b -= rate * gh.sum(0)
    if i % 1000 == 0:
        print(i, loss)
print("the loss went up", ups, "times; it is now", loss)
