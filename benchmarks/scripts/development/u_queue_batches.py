import numpy as np

np.random.seed(14)

# waiting time at the post office (minutes) from number of people and open counters
people = np.random.randint(1, 30, 320)
counters = np.random.randint(1, 5, 320)
wait = 2.2 * people / counters + np.random.randn(320) * 0.5

x = np.c_[people, counters].astype(float)
x = (x - x.mean(0)) / x.std(0)
t_mean, t_std = wait.mean(), wait.std()
t = ((wait - t_mean) / t_std)[:, None]

hidden_units = 25
Wh = np.random.randn(2, hidden_units) * np.sqrt(2 / 2)
bh = np.zeros(hidden_units)
Wo = np.random.randn(hidden_units, 1) * np.sqrt(1 / hidden_units)
bo = np.zeros(1)

BATCH = 32
EPOCHS = 3
LR = 0.01


def batches(n, size):
    order = np.random.permutation(n)
    for k in range(0, n, size):
        yield order[k:k + size]


for epoch in range(EPOCHS):
    losses = []
    for idx in batches(len(x), BATCH):
        xb, tb = x[idx], t[idx]
        pre = xb @ Wh + bh
        act = np.maximum(pre, 0)
        y = act @ Wo + bo
        losses.append(np.mean((y - tb) ** 2))

        dy = 2 * (y - tb) / len(idx)
        dact = dy @ Wo.T
        dpre = dact * (pre > 0)
        Wo -= LR * (act.T @ dy)
        bo -= LR * dy.sum(0)
        Wh -= LR * (xb.T @ dpre)
        bh -= LR * dpre.sum(0)
    print("epoch", epoch, "train loss", np.mean(losses))

minutes = (np.maximum(x @ Wh + bh, 0) @ Wo + bo) * t_std + t_mean
print("mean abs error in minutes:", np.abs(minutes.ravel() - wait).mean())
