import numpy as np

EPOCHS, RATE, HIDDEN = 300, 0.02, 10
rng = np.random.default_rng(44)

# one example at a time: wetness of washing on the line after some hours in wind
hours = rng.uniform(-1, 1, 120)
wind = rng.uniform(-1, 1, 120)
wet = 0.6 * np.exp(-hours - 0.5) - 0.4 * wind * hours - 0.3

w = rng.normal(0, 1, (HIDDEN, 2))
b = rng.normal(0, 0.5, HIDDEN)
v = rng.normal(0, 0.3, HIDDEN)
c = 0.0


def forward(x):
    h = np.tanh(w @ x + b)
    return h, v @ h + c


for epoch in range(EPOCHS):
    mse = 0.0
    for i in rng.permutation(120):
        x = np.array([hours[i], wind[i]])
        h, y = forward(x)
        e = y - wet[i]
        mse += e ** 2 / 120
        delta = e * y * (1 - y)
        back = delta * v * (1 - h ** 2)
        v -= RATE * delta * h
        c -= RATE * delta
        w -= RATE * np.outer(back, x)
        b -= RATE * back
    if epoch % 50 == 0:
        print("epoch", epoch, "mse", mse)

dried = [forward(np.array([a, q]))[1] for a, q in zip(hours, wind)]
print("R2", 1 - np.mean((np.array(dried) - wet) ** 2) / wet.var())
