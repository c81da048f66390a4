import numpy as np

# a thermocouple that now and then reports nonsense; Huber loss so that it does not matter
rng = np.random.default_rng(3)
volts = np.linspace(-1, 1, 400)[:, None]
clean = 1.2 * volts + 0.8 * np.sin(3 * volts)
reading = clean + rng.normal(0, 0.03, clean.shape)
bad = rng.random(len(volts)) < 0.04
reading[bad] += rng.choice([-3.0, 3.0], size=(bad.sum(), 1))

DELTA = 0.15
H = 16
A = rng.normal(0, 1.5, (1, H))
a = rng.normal(0, 1.0, H)
B = rng.normal(0, 1 / np.sqrt(H), (H, 1))
b = np.zeros(1)
vel = [0.0, 0.0, 0.0, 0.0]


def huber(e):
    small = np.abs(e) <= DELTA
    return np.where(small, 0.5 * e ** 2, DELTA * (np.abs(e) - 0.5 * DELTA)).mean()


for it in range(12000):
    z = np.tanh(volts @ A + a)
    e = z @ B + b - reading
    # derivative of the Huber loss: the residual, clipped
    g = np.clip(e, -DELTA, DELTA) / len(e)
    gz = g @ B.T * (1 - z ** 2)
    grad = [volts.T @ gz, gz.sum(0), z.T @ g, g.sum(0)]
    vel = [0.9 * w - 0.1 * d for w, d in zip(vel, grad)]
    A += vel[0]
    a += vel[1]
    B += vel[2]
    b += vel[3]
    if it % 2000 == 0:
        print(f"{it:6d}  huber {huber(e):.5f}")

curve = np.tanh(volts @ A + a) @ B + b
print("against the clean curve:", np.abs(curve - clean).max())
