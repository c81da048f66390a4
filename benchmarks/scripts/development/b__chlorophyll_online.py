# chlorophyll fluorescence (scaled) ~ light + temperature, stochastic gradient descent
# one sample after the other like in the textbook
import numpy as np

rng = np.random.RandomState(4)
n_obs = 150
light = rng.uniform(-1, 1, n_obs)
temp = rng.uniform(-1, 1, n_obs)
fluor = 1.5 * np.exp(-2 * (light - 0.2) ** 2) + 0.6 * temp * light + rng.normal(0, 0.04, n_obs)
dat = np.column_stack([light, temp])

n_hid = 12
alpha = 0.00002     # learning rate
W = rng.normal(0, 1, (n_hid, 2))
bw = rng.normal(0, 1, n_hid)
v = rng.normal(0, 0.3, n_hid)
bv = 0.0

sse_per_epoch = []
for epoch in range(120):
    sse = 0
    for k in rng.permutation(n_obs):
        x = dat[k]
        hidden = np.tanh(W.dot(x) + bw)
        yhat = v.dot(hidden) + bv
        diff = yhat - fluor[k]
        sse += diff * diff

        grad_v = 2 * diff * hidden
        grad_bv = 2 * diff
        back = 2 * diff * v * (1 - hidden ** 2)
        grad_W = np.outer(back, x)
        grad_bw = back

        v = v - alpha * grad_v
        bv = bv - alpha * grad_bv
        W = W - alpha * grad_W
        bw = bw - alpha * grad_bw
    sse_per_epoch.append(sse)
    if (epoch + 1) % 20 == 0:
        print("epoch %3d   SSE %.4f" % (epoch + 1, sse))

yhat_all = np.tanh(dat.dot(W.T) + bw).dot(v) + bv
print("correlation:", np.corrcoef(yhat_all, fluor)[0, 1])
