"""
Consolidation settlement of an embankment on soft clay.
Settlement plates read for about five years, want a smooth curve through the
readings for the report (instead of Asaoka). Prediction is just a flat line??
"""
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(7)

# --- readings -------------------------------------------------
t_days = np.sort(np.random.uniform(1, 1800, 160)).reshape(-1, 1)   # days since end of filling
S_ult = 38.0                                                       # cm
settlement = S_ult * (1 - np.exp(-t_days / 420.0)) + 0.5 * np.random.randn(160, 1)

# scaled output because tanh etc.
s_mean, s_std = settlement.mean(), settlement.std()
target = (settlement - s_mean) / s_std

# --- network 1-15-1 --------------------------------------------
n_hid = 15
Win = np.random.randn(1, n_hid)
bin_ = np.random.randn(1, n_hid)
Wout = np.random.randn(n_hid, 1) / np.sqrt(n_hid)
bout = np.zeros((1, 1))

alpha = 0.03
N = len(t_days)

for epoch in range(6000):
    act = np.tanh(t_days.dot(Win) + bin_)
    out = act.dot(Wout) + bout
    err = out - target
    mse = (err ** 2).mean()

    g_out = 2 * err / N
    g_Wout = act.T.dot(g_out)
    g_bout = g_out.sum(0, keepdims=True)
    g_act = g_out.dot(Wout.T) * (1 - act ** 2)
    g_Win = t_days.T.dot(g_act)
    g_bin = g_act.sum(0, keepdims=True)

    Wout -= alpha * g_Wout
    bout -= alpha * g_bout
    Win -= alpha * g_Win
    bin_ -= alpha * g_bin

    if epoch % 1000 == 0:
        print('epoch %5d   mse %.5f' % (epoch, mse))

pred = (np.tanh(t_days.dot(Win) + bin_).dot(Wout) + bout) * s_std + s_mean

plt.plot(t_days, settlement, 'k.', label='plate readings')
plt.plot(t_days, pred, 'r-', label='NN')
plt.gca().invert_yaxis()
plt.legend()
plt.savefig('settlement.png')
