import numpy as np

# tank: level after mixing three inflows, every row is one experiment
table = np.random.uniform(0, 1, size=(70, 3))
level = table[:, 0] * 0.8 + table[:, 1] * table[:, 2] + 0.2 * np.sin(4 * table[:, 0])


def sig(v):
    return 1 / (1 + np.exp(-np.clip(v, -500, 500)))


# weights as integers at the start, gets refined by the training anyway
hidden_w = np.random.randint(-60, 60, size=(8, 3)).astype(float)
hidden_b = np.random.randint(-60, 60, size=8).astype(float)
out_w = np.random.uniform(-0.5, 0.5, size=8)
out_b = 0.0
eta = 0.3

epoch = 0
while epoch < 400:
    loss = 0.0
    for row, want in zip(table, level):
        act = sig(hidden_w.dot(row) + hidden_b)
        got = out_w.dot(act) + out_b
        diff = got - want
        loss += diff ** 2
        hid = diff * out_w * act * (1 - act)
        out_w -= eta * diff * act
        out_b -= eta * diff
        for j in range(8):
            hidden_w[j] -= eta * hid[j] * row
            hidden_b[j] -= eta * hid[j]
    epoch += 1
    if epoch % 80 == 0:
        print("epoch", epoch, "mse", loss / len(table))

got = np.array([out_w.dot(sig(hidden_w.dot(r) + hidden_b)) + out_b for r in table])
print("worst experiment:", np.abs(got - level).max())
