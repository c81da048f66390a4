# Torque map of the 1.5 l three-cylinder: speed, pedal, intake temperature -> Nm.
# Batches come from a generator, the rate falls along half a cosine.
import numpy as np

rng = np.random.default_rng(1500)


def test_bench(n):
    rpm = rng.uniform(900, 6200, n)
    pedal = rng.uniform(0.05, 1.0, n)
    intake = rng.uniform(-10, 55, n)
    full_load = 225 - 95 * ((rpm - 2900) / 3300) ** 2
    nm = full_load * (1 - np.exp(-3.2 * pedal)) * (293 / (273 + intake)) ** 0.7 - 0.004 * rpm
    return np.stack([rpm, pedal, intake], 1), nm[:, None] + rng.normal(0, 3.5, (n, 1))


def batches(X, y, size):
    """Yield shuffled batches for ever."""
    while True:
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            pick = order[start:start + size]
            yield X[pick], y[pick]


raw, torque = test_bench(1600)
low, high = raw.min(axis=0), raw.max(axis=0)
X = 2 * (raw - low) / (high - low) - 1
y = (torque - torque.mean()) / torque.std()

W1 = rng.normal(0, 1, (3, 32))
c1 = rng.normal(0, 0.5, 32)
W2 = rng.normal(0, 32 ** -0.5, (32, 1))
c2 = np.zeros(1)
mW1, mc1, mW2, mc2 = [np.zeros_like(w) for w in (W1, c1, W2, c2)]

steps = 9000
top = 0.02
running = 1.0
stream = batches(X, y, 64)
for k in range(steps):
    xb, yb = next(stream)
    z = np.tanh(xb @ W1 + c1)
    err = z @ W2 + c2 - yb
    running = 0.99 * running + 0.01 * float(np.mean(err ** 2))
    g = 2 * err / len(xb)
    gz = g @ W2.T * (1 - z * z)
    eta = 0.5 * top * (1 + np.cos(np.pi * k / steps))
    mW2 = 0.9 * mW2 + z.T @ g
    mc2 = 0.9 * mc2 + g.sum(0)
    mW1 = 0.9 * mW1 + xb.T @ gz
    mc1 = 0.9 * mc1 + gz.sum(0)
    W2 -= eta * mW2
    c2 -= eta * mc2
    W1 -= eta * mW1
    c1 -= eta * mc1
    if (k + 1) % 1500 == 0:
        print(f"step {k + 1}  eta {eta:.5f}  running mse {running:.4f}")

model_nm = (np.tanh(X @ W1 + c1) @ W2 + c2) * torque.std() + torque.mean()
print("rms error on the bench (Nm):", float(np.sqrt(np.mean((model_nm - torque) ** 2))))
