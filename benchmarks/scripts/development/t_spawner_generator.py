# Difficulty model for the wave spawner. The simulator makes as many fights as we like,
# so there is no data set: every batch is new.
import itertools
import numpy as np

rng = np.random.default_rng(6)


def fights(size):
    while True:
        enemies = rng.integers(1, 30, size)
        level = rng.uniform(3, 20, size)
        skill = rng.uniform(0, 1, size)
        seconds = 20 + 6.0 * enemies / np.sqrt(level) * (1.4 - skill)
        seconds = seconds + rng.normal(0, 5, size)
        x = np.column_stack([enemies / 8.4 - 1.8, level / 4.9 - 2.3, skill / 0.29 - 1.7])
        yield x, (seconds[:, None] - 46) / 22


H = 32
p = [
    rng.normal(0, np.sqrt(2 / 3), (3, H)),
    rng.uniform(-0.5, 0.5, H),
    rng.normal(0, np.sqrt(2 / H), (H, 1)),
    np.zeros(1),
]
smooth = None
n_steps = 6000
for step, (x, t) in enumerate(itertools.islice(fights(64), n_steps)):
    lr = 0.05 / (1 + step / 1500)
    pre = x @ p[0] + p[1]
    act = np.where(pre > 0, pre, 0.05 * pre)            # leaky
    err = act @ p[2] + p[3] - t

    loss = np.mean(err ** 2)
    smooth = loss if smooth is None else 0.99 * smooth + 0.01 * loss

    g_out = 2 * err / len(x)
    g_pre = g_out @ p[2].T * np.where(pre > 0, 1.0, 0.05)
    grads = [x.T @ g_pre, g_pre.sum(0), act.T @ g_out, g_out.sum(0)]
    for weight, grad in zip(p, grads):
        weight -= lr * grad
    if step % 500 == 0:
        print(f"step {step}: running loss {smooth:.4f}")

x_check, t_check = next(fights(2000))
pre = x_check @ p[0] + p[1]
answer = np.where(pre > 0, pre, 0.05 * pre) @ p[2] + p[3]
print("on unseen fights:", 22 * np.sqrt(np.mean((answer - t_check) ** 2)), "s")
