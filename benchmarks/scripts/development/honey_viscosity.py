"""Log viscosity of honey from water content and temperature (notebook, flattened)."""
# In[1]:
import numpy as np

rng = np.random.default_rng(5)

# In[2]:
water = rng.uniform(14, 22, 800)
temp = rng.uniform(5, 50, 800)
log_eta = 10.5 - 0.45 * (water - 17) - 4.5 * np.log10(1 + temp / 10) + 0.5 * np.sin(temp / 6)
log_eta += rng.normal(0, 0.1, 800)
X = np.c_[(water - 18) / 2.3, (temp - 27) / 13]
Y = ((log_eta - log_eta.mean()) / log_eta.std()).reshape(-1, 1)

# In[3]:
def init(n_in, n_h):
    return [rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_h)), rng.normal(0, 0.3, n_h),
            rng.normal(0, 1 / np.sqrt(n_h), (n_h, 1)), np.zeros(1)]


def gradient(weights, xb, yb):
    W, b, V, c = weights
    m = len(xb)
    h = np.maximum(xb @ W + b, 0)
    d = (h @ V + c - yb) / m
    dh = d @ V.T * (h > 0)
    return [g / m for g in (xb.T @ dh, dh.sum(0), h.T @ d, d.sum(0))]


# In[4]:
weights = init(2, 40)
learning_rate, m = 0.05, 40
curve = []
for epoch in range(30):
    order = rng.permutation(len(X))
    for k in range(0, len(X), m):
        rows = order[k:k + m]
        grads = gradient(weights, X[rows], Y[rows])
        weights = [w - learning_rate * g for w, g in zip(weights, grads)]
    W, b, V, c = weights
    fit = np.maximum(X @ W + b, 0) @ V + c
    curve.append(np.mean((fit - Y) ** 2))
    if epoch % 3 == 0:
        print(epoch, curve[-1])

# In[5]:
print("R2 =", 1 - curve[-1] / Y.var())
