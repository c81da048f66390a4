# Metabolic rate over nine decades of body mass (mg mites to tonnes of whale).
# Everything in log10. Conjugate gradients (Polak-Ribiere) with a backtracking line search,
# because I wanted no learning rate to choose.
import numpy as np

rng = np.random.default_rng(1932)
mass = 10.0 ** rng.uniform(-3, 6, 300)            # gram
warm = rng.uniform(5, 40, 300)                    # body temperature, Celsius
log_m = np.log10(mass)
log_rate = (0.72 * log_m - 1.6 + 0.25 * np.tanh(log_m - 1) + 0.03 * (warm - 20)
            - 0.0009 * np.maximum(warm - 30, 0) ** 2 + rng.normal(0, 0.08, 300))

X = np.column_stack([(log_m - 1.5) / 2.6, (warm - 22.5) / 10])
y = (log_rate - log_rate.mean()) / log_rate.std()

H = 14
shapes = [(2, H), (H,), (H,), (1,)]
sizes = [int(np.prod(s)) for s in shapes]
cuts = np.cumsum(sizes)[:-1]


def unpack(theta):
    return [part.reshape(s) for part, s in zip(np.split(theta, cuts), shapes)]


def loss_and_gradient(theta):
    W, b, v, c = unpack(theta)
    T = np.tanh(X @ W + b)
    r = T @ v + c - y
    d = 2 * r / len(y)
    dT = np.outer(d, v) * (1 - T ** 2)
    g = [X.T @ dT, dT.sum(0), T.T @ d, np.array([d.sum()])]
    return np.mean(r ** 2), np.concatenate([each.ravel() for each in g])


theta = rng.normal(0, 0.5, sum(sizes))
loss, g = loss_and_gradient(theta)
direction, length = -g, 0.1
for it in range(1500):
    slope = g @ direction
    if slope >= 0:                       # no way down along this one: start again
        direction, slope = -g, -g @ g
    length *= 2.0
    while True:
        new_loss, new_g = loss_and_gradient(theta + length * direction)
        if new_loss <= loss + 1e-4 * length * slope or length < 1e-12:
            break
        length *= 0.5
    theta = theta + length * direction
    beta = max(0.0, new_g @ (new_g - g) / (g @ g))
    direction = -new_g + beta * direction
    loss, g = new_loss, new_g
    if it % 150 == 0:
        print(f"{it:5d}  loss {loss:.6f}  |g| {np.linalg.norm(g):.2e}")

W, b, v, c = unpack(theta)
log_said = (np.tanh(X @ W + b) @ v + c) * log_rate.std() + log_rate.mean()
print("typical factor: %.2f" % 10 ** np.sqrt(np.mean((log_said - log_rate) ** 2)))
