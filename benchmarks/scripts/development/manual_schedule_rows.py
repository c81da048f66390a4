import numpy as np

# tea temperature after so many minutes, pattern by pattern, with a rate that shrinks
rng = np.random.RandomState(17)
minutes = rng.uniform(0, 60, 100)
tea = 20 + 75 * np.exp(-minutes / 18) + rng.normal(0, 0.8, 100)
inputs = minutes / 30 - 1
targets = (tea - 55) / 20

n_hidden = 6
w1, b1 = rng.uniform(-1, 1, n_hidden), rng.uniform(-1, 1, n_hidden)
w2, b2 = rng.uniform(-1, 1, n_hidden), 0.0

for epoch in range(300):
    lr = 0.1 / (1 + epoch / 50)
    for k in rng.permutation(100):
        x, t = inputs[k], targets[k]
        a = np.tanh(w1 * x + b1)
        y = w2 @ a + b2
        e = y - t
        d = e * w2 * (1 - a ** 2)
        w2 = w2 - lr * e * a
        b2 = b2 - lr * e
        w1 = w1 - lr * d * x
        b1 = b1 - lr * d
    if epoch % 50 == 0:
        print("epoch", epoch, "rate", lr)

cooling = np.array([w2 @ np.tanh(w1 * x + b1) + b2 for x in inputs])
print("error in degrees:", 20 * np.sqrt(np.mean((cooling - targets) ** 2)))
