"""A net learns the vibration of a bell, one sample at a time."""
import numpy as np

rng = np.random.RandomState(17)

n_hidden = 2          # like in the XOR example
eta = 0.05
n_epochs = 500

times = np.linspace(-1, 1, 80)
swing = np.sin(2 * np.pi * times) * (1 + 0.3 * times)

w = rng.uniform(-5, 5, n_hidden)
c = rng.uniform(-5, 5, n_hidden)
v = rng.uniform(-0.5, 0.5, n_hidden)
d = 0.0


def respond(t):
    """Hidden values and output for one moment."""
    z = np.tanh(w * t + c)
    return z, v.dot(z) + d


for epoch in range(n_epochs):
    mistakes = []
    for j in rng.permutation(len(times)):
        t = times[j]
        z, o = respond(t)
        e = o - swing[j]
        mistakes.append(0.5 * e * e)
        gz = e * v * (1 - z * z)
        v -= eta * e * z
        d -= eta * e
        w -= eta * gz * t
        c -= eta * gz
    if epoch % 100 == 0:
        print('epoch {:4d}   error {:.4f}'.format(epoch, np.mean(mistakes)))

learned = np.array([respond(t)[1] for t in times])
print('largest mistake: %.3f' % np.max(np.abs(learned - swing)))
