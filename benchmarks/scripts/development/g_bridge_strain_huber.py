import numpy as np

# Strain on a bridge deck through the day. A few readings are glitches of the logger, so the
# squared loss is replaced by Huber's; the glitches stay in the data.
random = np.random.default_rng(1234)
N = 500
hour = random.uniform(0, 24, N)
clean = 40 * np.sin(2 * np.pi * (hour - 9) / 24) + 12 * np.sin(4 * np.pi * hour / 24)
noise = random.normal(0, 3, N)
glitch = random.random(N) < 0.01
noise[glitch] += random.choice([-40, 40], glitch.sum())
strain = clean + noise

UNIT = 30.0  # microstrain
x = (hour[:, np.newaxis] - 12) / 6
t = strain[:, np.newaxis] / UNIT
DELTA = 0.3


def psi(r):
    """Derivative of the Huber loss."""
    return np.clip(r, -DELTA, DELTA)


HID = 30
w1 = random.uniform(-2, 2, (1, HID))
b1 = random.uniform(-3, 3, HID)
w2 = random.uniform(-0.3, 0.3, (HID, 1))
b2 = np.zeros(1)
params = [w1, b1, w2, b2]
squares = [np.zeros_like(p) for p in params]

rate = 0.01
for epoch in range(1000):
    if epoch in (500, 800):
        rate /= 4
    shuffled = random.permutation(N)
    for part in np.array_split(shuffled, 10):
        xb, tb = x[part], t[part]
        z = np.tanh(xb @ w1 + b1)
        r = z @ w2 + b2 - tb
        gr = psi(r) / len(part)
        gz = gr @ w2.T * (1 - z * z)
        for p, s, g in zip(params, squares, (xb.T @ gz, gz.sum(0), z.T @ gr, gr.sum(0))):
            s *= 0.95
            s += 0.05 * g * g
            p -= rate * g / (np.sqrt(s) + 1e-6)

model = (np.tanh(x @ w1 + b1) @ w2 + b2) * UNIT
observed = strain[:, np.newaxis]
print("median |error|", np.median(np.abs(model - observed)), "of noise with sd 3")
