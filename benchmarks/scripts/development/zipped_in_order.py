"""How far a guitar string is out of tune (cents) over the humidity of the room."""
import numpy as np

rng = np.random.RandomState(440)
n = 240
humidity = rng.uniform(-1, 1, n)
cents = 0.7 * np.sin(4 * humidity) + 0.4 * humidity ** 2 + 0.02 * rng.randn(n)

units = 14
w = rng.randn(units) * 3
b = rng.randn(units) * 2
v = rng.randn(units) * 0.3
c = np.zeros(1)
rate = 0.05


def network(x):
    hidden = np.tanh(np.outer(x, w) + b)
    return hidden, hidden @ v + c


history = []
for sweep in range(3000):
    hidden, tuned = network(humidity)
    error = tuned - cents
    history.append(np.mean(error ** 2))

    d = 2 * error / n
    grad_v = hidden.T @ d
    grad_c = d.sum()
    d_hidden = np.outer(d, v) * (1 - hidden ** 2)
    grad_w = humidity @ d_hidden
    grad_b = d_hidden.sum(axis=0)

    for parameter, gradient in zip((w, b, v, c), (grad_v, grad_b, grad_w, grad_c)):
        parameter -= rate * gradient
    if sweep % 500 == 0:
        print("sweep", sweep, "mse", history[-1])

tuned = network(humidity)[1]
print("unexplained", np.mean((tuned - cents) ** 2) / cents.var())
