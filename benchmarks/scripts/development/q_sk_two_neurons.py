import numpy as np
import matplotlib.pyplot as plt
from sklearn.neural_network import MLPRegressor

# charging a capacitor: voltage ripple behind a rectifier
t = np.linspace(0, 1, 250)
u = 1 - np.exp(-4 * t) + 0.25 * np.sin(4 * np.pi * t) + 0.02 * np.random.randn(250)

X = ((t - t.mean()) / t.std()).reshape(-1, 1)

net = MLPRegressor(hidden_layer_sizes=(2),   # one hidden layer
                   activation='tanh',
                   solver='lbfgs',
                   alpha=1e-6,
                   max_iter=3000,
                   tol=1e-7)
net.fit(X, u)
print('score:', net.score(X, u))
print('loss :', net.loss_)
print('iterations:', net.n_iter_)

u_net = net.predict(X)

fig, ax = plt.subplots(figsize=(8, 4))
ax.plot(t, u, '.', ms=3, label='measured')
ax.plot(t, u_net, 'r', lw=2, label='MLP')
ax.set_xlabel('t / T')
ax.set_ylabel('u / U0')
ax.legend()
plt.tight_layout()
plt.show()
