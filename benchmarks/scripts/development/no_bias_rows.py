import numpy as np

np.random.seed(39)
# time a kettle needs: amount of water, starting temperature (-1 little, 1 much), cup after cup
cups = 2 * np.random.rand(100, 2) - 1
seconds = 2 + cups[:, 0] * (1 - 0.5 * cups[:, 1]) + 0.3 * np.sin(3 * cups[:, 0])

H = 20
w_in = np.random.randn(H, 2)
w_out = np.random.randn(H) * 0.3
eta = 0.01


def answer(x):
    return w_out @ np.maximum(w_in @ x, 0)


for epoch in range(400):
    squares = []
    for x, t in zip(cups, seconds):
        z = w_in @ x
        h = np.maximum(z, 0)
        e = w_out @ h - t
        squares.append(e * e)
        g_out = e * h
        g_in = np.outer(e * w_out * (z > 0), x)
        w_out -= eta * g_out
        w_in -= eta * g_in
    if epoch % 100 == 0:
        print("epoch", epoch, "mean square", np.mean(squares))

kettle = np.array([answer(x) for x in cups])
print("variance explained", 1 - np.mean((kettle - seconds) ** 2) / seconds.var())
