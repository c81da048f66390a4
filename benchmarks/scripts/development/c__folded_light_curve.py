# RR Lyrae star: magnitudes of three nights folded on the known period.
# Plain mini-batch SGD with momentum; the rate follows half a cosine down to nothing.
import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(1868)

PERIOD = 0.5668
times = rng.uniform(0, 40 * PERIOD, 420)
phase = (times / PERIOD) % 1.0
angle = 2 * np.pi * phase
mag = (7.7 + 0.31 * np.sin(angle + 0.4) + 0.13 * np.sin(2 * angle + 0.9)
       + 0.06 * np.sin(3 * angle + 1.5))
mag = mag + rng.normal(0, 0.035, len(mag))

# phase 0.99 and phase 0.01 are neighbours, so the net gets the circle, not the number
inputs = np.column_stack([np.cos(angle), np.sin(angle)])
level, swing = mag.mean(), mag.std()
targets = ((mag - level) / swing)[:, np.newaxis]

n_hidden, batch_size, n_epochs, top_rate = 20, 30, 260, 0.06
theta = [
    rng.normal(0, 1.4, (2, n_hidden)),
    rng.uniform(-1, 1, n_hidden),
    rng.normal(0, 0.25, (n_hidden, 1)),
    np.zeros(1),
]
velocity = [np.zeros_like(p) for p in theta]


def light(theta, x):
    hidden = np.tanh(x @ theta[0] + theta[1])
    return hidden, hidden @ theta[2] + theta[3]


n_batches = len(inputs) // batch_size
done = 0
for epoch in range(n_epochs):
    shuffled = rng.permutation(len(inputs))
    losses = []
    for chosen in np.array_split(shuffled, n_batches):
        x, y = inputs[chosen], targets[chosen]
        hidden, out = light(theta, x)
        losses.append(np.mean((out - y) ** 2))
        d_out = 2 * (out - y) / len(chosen)
        d_hid = d_out @ theta[2].T * (1 - hidden ** 2)
        grads = [x.T @ d_hid, d_hid.sum(0), hidden.T @ d_out, d_out.sum(0)]
        rate = 0.5 * top_rate * (1 + np.cos(np.pi * done / (n_epochs * n_batches)))
        for p, u, g in zip(theta, velocity, grads):
            u *= 0.9
            u -= rate * g
            p += u
        done += 1
    if epoch % 40 == 0:
        print(f"epoch {epoch}: {np.mean(losses):.4f}")

fitted = light(theta, inputs)[1][:, 0] * swing + level
print("scatter about the curve:", np.std(mag - fitted))
plt.scatter(phase, mag, s=4)
plt.scatter(phase, fitted, s=4)
plt.gca().invert_yaxis()
plt.show()
