"""Transit time (h) from fibre (g/d) and water (l/d) - nutrition practical, group 4"""
import numpy as np

np.random.seed(40)

n = 400
fibre = np.random.uniform(5, 45, n)
water = np.random.uniform(0.5, 3.5, n)
transit = 75 - 1.1 * fibre + 0.02 * (fibre - 25) ** 2 - 4 * np.sin(2 * water) + np.random.normal(0, 2.0, n)

X = np.column_stack((fibre, water))
mu, sigma = X.mean(axis=0), X.std(axis=0)
Xs = (X - mu) / sigma
t_mean, t_std = transit.mean(), transit.std()
Ts = ((transit - t_mean) / t_std)[:, None]

Wa = np.random.normal(0, 1, (2, 25))
ba = np.random.normal(0, 1, 25)
Wb = np.random.normal(0, 0.2, (25, 1))
bb = np.zeros(1)
learning_rate = 0.05
batch_size = 20


def model(inputs):
    act = np.tanh(inputs @ Wa + ba)
    return act, act @ Wb + bb


for epoch in range(250):
    shuffle = np.random.permutation(n)
    losses = []
    for k in range(n // batch_size):
        rows = shuffle[k * batch_size:(k + 1) * batch_size]
        act, out = model(Xs[rows])
        err = out - Ts[rows]
        losses.append(float((err ** 2).mean()))
        g = 2 * err / batch_size
        ga = g @ Wb.T * (1 - act ** 2)
        Wb -= learning_rate * act.T @ g
        bb -= learning_rate * g.sum(axis=0)
        Wa -= learning_rate * Xs[rows].T @ ga
        ba -= learning_rate * ga.sum(axis=0)
    if epoch % 25 == 0:
        print("epoch:", epoch, "mse:", np.mean(losses))

# now in hours
_, transit_hat = model(Xs)
transit_hat = transit_hat[:, 0] * t_std
r2 = 1 - np.sum((transit_hat - transit) ** 2) / np.sum((transit - t_mean) ** 2)
print("R2 on transit time =", r2)
