import numpy as np

gen = np.random.default_rng(88)

# 8 weeks of hourly traffic of one radio cell (GB); weekends differ, much is chance
hour = np.arange(8 * 7 * 24)
clock = hour % 24
weekday = (hour // 24) % 7
weekend = (weekday >= 5).astype(float)
mean_load = (20 + 14 * np.sin(2 * np.pi * (clock - 9) / 24) * (1 - 0.5 * weekend)
             + 9 * np.exp(-0.5 * ((clock - 20) / 1.8) ** 2))
load = mean_load + gen.normal(0, 7, hour.size)

features = np.stack([np.sin(2 * np.pi * clock / 24), np.cos(2 * np.pi * clock / 24),
                     np.sin(4 * np.pi * clock / 24), np.cos(4 * np.pi * clock / 24),
                     2 * weekend - 1], axis=1)
targets = (load - load.mean()) / load.std()


def batches(size):
    """For ever: another shuffled batch."""
    while True:
        order = gen.permutation(len(features))
        for first in range(0, len(order) - size + 1, size):
            chosen = order[first:first + size]
            yield features[chosen], targets[chosen, None]


n_hidden = 30
W = gen.normal(0, np.sqrt(2 / 5), (5, n_hidden))
bw = np.zeros(n_hidden)
U = gen.normal(0, np.sqrt(2 / n_hidden), (n_hidden, 1))
bu = np.zeros(1)

stream = batches(64)
smooth = None
for step in range(12000):
    xb, yb = next(stream)
    pre = xb @ W + bw
    act = np.where(pre > 0, pre, 0.1 * pre)          # leaky
    guess = act @ U + bu
    error = guess - yb
    now = float(np.mean(error ** 2))
    smooth = now if smooth is None else 0.99 * smooth + 0.01 * now

    d_guess = 2 * error / len(xb)
    d_U = act.T @ d_guess
    d_bu = d_guess.sum(0)
    d_pre = (d_guess @ U.T) * np.where(pre > 0, 1.0, 0.1)
    d_W = xb.T @ d_pre
    d_bw = d_pre.sum(0)

    lr = 0.02 * 0.5 ** (step // 3000)
    U -= lr * d_U
    bu -= lr * d_bu
    W -= lr * d_W
    bw -= lr * d_bw
    if step % 1500 == 0:
        print(f"step {step}: smoothed mse {smooth:.3f}")

z = features @ W + bw
forecast = (np.where(z > 0, z, 0.1 * z) @ U + bu).ravel() * load.std() + load.mean()
print("rms", np.sqrt(np.mean((forecast - load) ** 2)), "GB; chance alone: 7")
