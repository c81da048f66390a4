# Year 12 practical: how the period of a pendulum grows with its amplitude.
# Only twelve measurements, so the net has three hidden units.
import numpy as np

np.random.seed(9)
degrees = np.array([5, 15, 30, 45, 60, 75, 90, 105, 120, 130, 140, 150], dtype=float)
a = np.radians(degrees)


def agm(u, v):
    for _ in range(8):
        u, v = (u + v) / 2, np.sqrt(u * v)
    return u


length = 0.80
T0 = 2 * np.pi * np.sqrt(length / 9.81)
period = T0 / agm(1.0, np.cos(a / 2)) + np.random.normal(0, 0.01, 12)

x = (a - a.mean()) / a.std()
y = (period - period.mean()) / period.std()

w_in = np.array([1.0, -0.7, 1.5]) + 0.1 * np.random.randn(3)
b_in = np.array([-1.0, 0.3, -2.0]) + 0.1 * np.random.randn(3)
w_out = 0.3 * np.random.randn(3)
b_out = 0.0

step = 0.1
for sweep in range(20000):
    s = np.tanh(np.multiply.outer(x, w_in) + b_in)
    model = s @ w_out + b_out
    diff = model - y
    back = np.multiply.outer(diff, w_out) * (1 - s ** 2) / 12
    w_out -= step * s.T @ diff / 12
    b_out -= step * diff.mean()
    w_in -= step * x @ back
    b_in -= step * back.sum(axis=0)
    if sweep % 4000 == 0:
        print(sweep, "half mean square", 0.5 * np.mean(diff ** 2))

fit = (np.tanh(np.multiply.outer(x, w_in) + b_in) @ w_out + b_out) * period.std() + period.mean()
print(" deg   measured    net")
for d, m, f in zip(degrees, period, fit):
    print("%4.0f   %7.3f  %7.3f" % (d, m, f))
