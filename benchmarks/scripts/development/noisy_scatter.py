import numpy as np

# rent per square metre vs distance to the centre. Very noisy!
np.random.seed(33)
n = 600
distance = np.random.gamma(2.0, 3.0, n)
rent = 9 + 8 * np.exp(-distance / 5) + np.random.normal(0, 3.0, n)

d = ((distance - distance.mean()) / distance.std()).reshape(n, 1)
r = ((rent - rent.mean()) / rent.std()).reshape(n, 1)

def forward(p, x):
    hidden = np.tanh(x @ p[0] + p[1])
    return hidden, hidden @ p[2] + p[3]

p = [np.random.randn(1, 6), np.random.randn(6), np.random.randn(6, 1) * 0.2, np.zeros(1)]
for epoch in range(1500):
    hidden, out = forward(p, d)
    g = 2 * (out - r) / n
    gh = (g @ p[2].T) * (1 - hidden ** 2)
    grads = [d.T @ gh, gh.sum(0), hidden.T @ g, g.sum(0)]
    p = [param - 0.1 * grad for param, grad in zip(p, grads)]
    if epoch % 250 == 0:
        print(epoch, float(np.mean((out - r) ** 2)))

_, fitted = forward(p, d)
print("residual sd (EUR):", (fitted - r).std() * rent.std())
