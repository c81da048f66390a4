# Sparrows at the feeder: counts, so exp at the output and the Poisson likelihood as loss.
import numpy as np

np.random.seed(88)
n = 1000
hour = np.random.uniform(6, 20, n)
frost = np.random.randint(0, 2, n)
mean = np.exp(2.2 + 0.9 * np.cos((hour - 9) * np.pi / 6) + 0.5 * frost)
count = np.random.poisson(mean).astype(float)

x = np.column_stack([(hour - 13) / 4, frost - 0.5])
W = np.random.randn(2, 16)
b = np.random.randn(16) * 0.5
v = np.random.randn(16) * 0.1
c = np.log(count.mean())     # start at the average count

rate = 0.02
for it in range(6000):
    z = np.tanh(x @ W + b)
    lam = np.exp(z @ v + c)
    # d/d(log lam) of (lam - count * log lam)
    g = (lam - count) / n
    gz = np.outer(g, v) * (1 - z ** 2)
    v -= rate * (z.T @ g)
    c -= rate * g.sum()
    W -= rate * (x.T @ gz)
    b -= rate * gz.sum(axis=0)
    if it % 2000 == 0:
        print(it, "deviance per row", np.mean(lam - count * np.log(lam)))

expected = np.exp(np.tanh(x @ W + b) @ v + c)
scatter = np.sqrt(mean.mean())      # a Poisson count scatters by the root of its mean
print("rms", np.sqrt(np.mean((expected - count) ** 2)), "of which chance", scatter)
