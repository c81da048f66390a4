#!/usr/bin/env python
# coding: utf-8

# # Tide at the harbour: hours since high water -> level (cm)

# In[1]:

import numpy as np

# In[2]:

raw = """
0 412;0.5 405;1 386;1.5 356;2 317;2.5 272;3 226;3.5 181;4 142;4.5 112
5 92;5.5 84;6 87;6.5 101;7 126;7.5 160;8 201;8.5 247;9 294;9.5 337
10 372;10.5 397;11 410;11.5 409;12 396
"""
table = np.array([row.split() for row in raw.replace("\n", ";").split(";") if row.strip()])
hours = table[:, 0].astype(np.float)
level = table[:, 1].astype(np.float)

# In[3]:

x = ((hours - hours.mean()) / hours.std())[:, None]
y = ((level - level.mean()) / level.std())[:, None]

# In[4]:

np.random.seed(1)
nh = 10
w1 = np.random.randn(1, nh) * 1.5
c1 = np.random.randn(nh)
w2 = np.random.randn(nh, 1) * 0.4
c2 = np.zeros(1)

for k in range(8000):
    h = np.tanh(x @ w1 + c1)
    p = h @ w2 + c2
    d = (p - y) / len(x)
    dh = d @ w2.T * (1 - h ** 2)
    w2 -= 0.2 * h.T @ d
    c2 -= 0.2 * d.sum(0)
    w1 -= 0.2 * x.T @ dh
    c1 -= 0.2 * dh.sum(0)
    if k % 1000 == 0:
        print(k, 0.5 * np.mean((p - y) ** 2))

# In[5]:

# the cost is fine but the level is wrong by meters!
predicted_cm = (np.tanh(x @ w1 + c1) @ w2 + c2).ravel()
print("rms error in cm:", np.sqrt(np.mean((predicted_cm - level) ** 2)))
for a, b in zip(level[:5], predicted_cm[:5]):
    print(a, b)
