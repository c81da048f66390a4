# Firing shrinkage of our facing bricks vs. kiln temperature
# (plant trial, 3 clay mixes lumped together) -- want a smooth curve for the press settings
import numpy as np

np.random.seed(4)

# peak temperature in deg C, shrinkage in %
temp = np.random.uniform(880, 1120, 150)
shrink = 2.2 + 5.5 / (1 + np.exp(-(temp - 1010) / 25.0)) + 0.12 * np.random.randn(150)

X = temp.reshape(-1, 1)
Y = shrink.reshape(-1, 1)
n = len(X)

nh = 12
Wh = np.random.randn(1, nh)
bh = np.zeros((1, nh))
Wo = np.random.randn(nh, 1) * 0.3
bo = np.zeros((1, 1))

eta = 0.05
history = []
for it in range(6000):
    # forward
    H = np.tanh(X.dot(Wh) + bh)
    out = H.dot(Wo) + bo
    err = out - Y
    mse = (err ** 2).mean()
    history.append(mse)
    # backward
    g_out = 2 * err / n
    g_Wo = H.T.dot(g_out)
    g_bo = g_out.sum(0, keepdims=True)
    g_H = g_out.dot(Wo.T) * (1 - H ** 2)
    g_Wh = X.T.dot(g_H)
    g_bh = g_H.sum(0, keepdims=True)
    # step
    Wo -= eta * g_Wo
    bo -= eta * g_bo
    Wh -= eta * g_Wh
    bh -= eta * g_bh
    if it % 1000 == 0:
        print(it, mse)

print("final mse", history[-1])
print("predictions are all the same??", out[:5].ravel(), Y[:5].ravel())
