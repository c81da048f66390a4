# In[1]:
import numpy as np

# In[2]: seismic noise level (dB) at the station over the day
np.random.seed(99)
N = 144
t = np.linspace(0, 24, N).reshape(N, 1)
level = -130 + 9 * np.exp(-((t - 13) / 4.5) ** 2) + 0.5 * np.random.randn(N, 1)
tt = (t - 12) / 6.0
lv = (level - level.mean()) / level.std()

# In[3]:
hidden_neurons = 16
Wxh = np.random.randn(1, hidden_neurons) * 1.5
bxh = np.random.randn(1, hidden_neurons)
Why = np.random.randn(hidden_neurons, 1) * 0.3
bhy = np.zeros((1, 1))

# In[4]:
lr = 0.05
losses = []
for i in range(5000):
    hid = np.tanh(tt @ Wxh + bxh)
    lvhat = hid @ Why + bhy
    loss = np.mean((lvhat - lv) ** 2)
    losses.append(loss)
    dl = 2 * (lvhat - lv) / N
    dWhy = hid.T @ dl
    dbhy = dl.sum(axis=0, keepdims=True)
    dhid = dl @ Why.T * (1 - hid ** 2)
    dWxh = tt.T @ dhid
    dbxh = dhid.sum(axis=0, keepdims=True)
    Why = Why - lr * Why
    bhy = bhy - lr * dbhy
    Wxh = Wxh - lr * Wxh
    bxh = bxh - lr * dbxh
    if i % 500 == 0:
        print(i, loss)

# In[5]:
plt.figure(figsize=(10, 4))
plt.plot(t, level, ".")
plt.plot(t, lvhat * level.std() + level.mean())
plt.figure()
plt.semilogy(losses)
plt.show()
