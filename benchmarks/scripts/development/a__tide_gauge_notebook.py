# coding: utf-8

# In[1]:
import numpy as np
np.random.seed(6)

# In[2]: tide gauge, hours after midnight, two constituents
hours = np.sort(np.random.uniform(0, 24, 300))[:, None]
level = 1.1 * np.cos(2 * np.pi * hours / 12.42) + 0.35 * np.cos(2 * np.pi * hours / 25.8 + 0.7)
level += 0.05 * np.random.randn(300, 1)

# In[3]: scaling
h_s = (hours - hours.mean()) / hours.std()

# In[4]:
def init(n_in, n_out):
    limit = np.sqrt(6.0 / (n_in + n_out))
    return np.random.uniform(-limit, limit, (n_in, n_out))

W1, b1 = 4 * init(1, 20), np.random.uniform(-4, 4, (1, 20))
W2, b2 = init(20, 1), np.zeros((1, 1))
m = [np.zeros_like(p) for p in (W1, b1, W2, b2)]

# In[5]: gradient descent with momentum (the step is small because I take the sum over the gauge readings)
lr, mom = 1e-4, 0.9
for epoch in range(8000):
    a1 = np.tanh(h_s @ W1 + b1)
    pred = a1 @ W2 + b2
    res = pred - level
    loss = 0.5 * np.sum(res ** 2)
    if epoch % 1000 == 0:
        print(epoch, loss)
    back = (res @ W2.T) * (1 - a1 ** 2)
    grads = [h_s.T @ back, back.sum(0, keepdims=True), a1.T @ res, res.sum(0, keepdims=True)]
    for i, (p, g) in enumerate(zip((W1, b1, W2, b2), grads)):
        m[i] = mom * m[i] - lr * g
        p += m[i]

# In[6]:
print("rms (m):", np.sqrt(np.mean(res ** 2)))
