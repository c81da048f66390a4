import numpy as np

# constants
h = 6.626e-34
c = 2.998e8
k = 1.381e-23
T = 5800.0

rng = np.random.default_rng(11)
lam = np.linspace(0.2e-6, 2.5e-6, 200)
B = 2 * h * c**2 / lam**5 / (np.exp(h * c / (lam * k * T)) - 1)

# scaling: wavelength to -1..1, radiance to 0..1
x = (2 * (lam - lam.min()) / (lam.max() - lam.min()) - 1)[:, np.newaxis]
y = (B / B.max())[:, np.newaxis]

n_hidden = 50
learning_rate = 1.0
n_iter = 12000

W1 = rng.normal(0, 3.0, (1, n_hidden))
b1 = rng.normal(0, 1.5, (1, n_hidden))
W2 = rng.normal(0, 0.1, (n_hidden, 1))
b2 = np.zeros((1, 1))

history = np.zeros(n_iter)
for i in range(n_iter):
    a = np.tanh(x @ W1 + b1)
    y_pred = a @ W2 + b2
    residual = y_pred - y
    history[i] = (residual**2).mean()

    g = 2 * residual / y.size
    gW2 = a.T @ g
    gb2 = g.sum(0, keepdims=True)
    ga = (g @ W2.T) * (1 - a**2)
    gW1 = x.T @ ga
    gb1 = ga.sum(0, keepdims=True)

    W1 -= learning_rate * gW1
    b1 -= learning_rate * gb1
    W2 -= learning_rate * gW2
    b2 -= learning_rate * gb2

print("first losses:", history[:10])
print("last loss:", history[-1])
i_max = int(np.argmax(y_pred))
print("Wien: maximum at %.0f nm (should be about 500)" % (lam[i_max] * 1e9))
