#!/usr/bin/env python
# coding: utf-8

# # Lactate threshold, treadmill step test
# In[1]:

import numpy as np
rng = np.random.RandomState(17)

# In[2]: one value per stage and athlete

speed = rng.uniform(8, 19, size=(220, 1))                       # km/h
lactate = 1.1 + 0.25 * np.exp((speed - 12.5) / 2.0) + rng.normal(0, 0.15, (220, 1))

# In[3]: z-scores

m_s, s_s = speed.mean(), speed.std()
m_l, s_l = lactate.mean(), lactate.std()
X = (speed - m_s) / s_s
Y = (lactate - m_l) / s_l

# In[4]: the net

K = 10
w_in = rng.normal(0, 1, (1, K))
b_in = rng.normal(0, 1, (1, K))
w_out = rng.normal(0, 0.3, (K, 1))
b_out = np.zeros((1, 1))


def net(x):
    return np.tanh(x @ w_in + b_in) @ w_out + b_out


# In[5]: training

for i in range(4000):
    a = np.tanh(X @ w_in + b_in)
    e = a @ w_out + b_out - Y
    g_out = 2 * e / len(X)
    g_in = (g_out @ w_out.T) * (1 - a ** 2)
    w_out -= 0.1 * (a.T @ g_out)
    b_out -= 0.1 * g_out.sum(0, keepdims=True)
    w_in -= 0.1 * (X.T @ g_in)
    b_in -= 0.1 * g_in.sum(0, keepdims=True)
    if i % 500 == 0:
        print(i, "mse", float((e ** 2).mean()))      # this gets really small!

# In[6]: curve and R^2

speed_sorted = np.sort(speed, axis=0)
y_hat = net((speed_sorted - m_s) / s_s) * s_l + m_l
ss_res = ((lactate - y_hat) ** 2).sum()
ss_tot = ((lactate - lactate.mean()) ** 2).sum()
print("R2 =", 1 - ss_res / ss_tot)      # why is this negative when the mse is fine?
