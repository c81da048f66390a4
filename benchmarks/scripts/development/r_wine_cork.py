import numpy as np

# Force to pull a cork vs. how far it is out (mm). Stochastic gradient descent, one row at a time.
data = []
for _ in range(200):
    mm = np.random.uniform(0, 45)
    newton = 260 * np.exp(-mm / 25) * (1 - np.exp(-mm / 3)) + np.random.normal(0, 3)
    data.append((mm, newton))
data = np.array(data)

mm = (data[:, 0] - 22) / 13
force = (data[:, 1] - data[:, 1].mean()) / data[:, 1].std()

hidden = 12
W_h = np.random.uniform(-2, 2, hidden)
B_h = np.random.uniform(-2, 2, hidden)
W_o = np.random.uniform(-0.5, 0.5, hidden)
B_o = 0.0

LEARNING_RATE = 1e-4
EPOCHS = 60


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


for epoch in range(EPOCHS):
    mse = 0
    for row in np.random.permutation(len(mm)):
        x, t = mm[row], force[row]
        a = sigmoid(W_h * x + B_h)
        o = W_o @ a + B_o
        e = o - t
        mse += e ** 2 / len(mm)
        back = e * W_o * a * (1 - a)
        W_o -= LEARNING_RATE * e * a
        B_o -= LEARNING_RATE * e
        W_h -= LEARNING_RATE * back * x
        B_h -= LEARNING_RATE * back
    if (epoch + 1) % 10 == 0:
        print("epoch", epoch + 1, "mse", round(mse, 4))

o = np.array([W_o @ sigmoid(W_h * x + B_h) + B_o for x in mm])
print("share explained:", 1 - ((o - force) ** 2).mean() / force.var())
