# Mini-batch descent on the SUM of squared errors (hence the small step size)
import numpy as np

np.random.seed(64)

# Reaction time (ms) against age and hours of sleep, both standardised already
ages, sleep = np.random.randn(2, 720)
millis = 300 + 25 * ages + 18 * np.maximum(-sleep, 0) ** 1.5 + np.random.normal(0, 5, 720)

mean_ms, std_ms = millis.mean(), millis.std()
inputs = np.vstack((ages, sleep)).T
targets = ((millis - mean_ms) / std_ms)[:, np.newaxis]

n_in, n_hidden, n_out = 2, 18, 1
wih = np.random.normal(0.0, n_in ** -0.5, (n_in, n_hidden))
bih = np.random.normal(0.0, 0.5, n_hidden)
who = np.random.normal(0.0, n_hidden ** -0.5, (n_hidden, n_out))
bho = np.zeros(n_out)

batch_size = 36
step = 0.0006
sse_history = []

for epoch in range(500):
    sse = 0.0
    indices = np.random.permutation(len(inputs))
    for batch in np.split(indices, len(inputs) // batch_size):
        x, t = inputs[batch], targets[batch]
        hid = 1.0 / (1.0 + np.exp(-(x @ wih + bih)))
        out = hid @ who + bho
        err = out - t
        sse += float((err ** 2).sum())

        grad_out = 2.0 * err
        grad_hid = (grad_out @ who.T) * hid * (1.0 - hid)
        who -= step * (hid.T @ grad_out)
        bho -= step * grad_out.sum(axis=0)
        wih -= step * (x.T @ grad_hid)
        bih -= step * grad_hid.sum(axis=0)
    sse_history.append(sse)
    if epoch % 50 == 0:
        print("epoch {:4d}  sum of squares {:10.3f}".format(epoch, sse))

hid = 1.0 / (1.0 + np.exp(-(inputs @ wih + bih)))
reaction = mean_ms + std_ms * (hid @ who + bho).ravel()
print("typical error", np.abs(reaction - millis).mean(), "ms")
