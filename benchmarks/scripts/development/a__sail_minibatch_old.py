# port of my old sailing polar script, boat speed against wind angle and wind speed
import numpy as np

np.random.seed(77)
N = 480
angle = np.random.uniform(30, 180, N)
tws = np.random.uniform(4, 22, N)
boat = 9 * np.tanh(tws / 10.0) * np.sin(np.radians(angle) ** 0.9) ** 0.7 + 1.0
boat = boat + 0.15 * np.random.randn(N)

X = np.vstack(((angle - 105) / 43, (tws - 13) / 5.2)).T
T = ((boat - boat.mean()) / boat.std()).reshape(N, 1)

batch = 40
nBatches = N / batch
epochs = 4
eps = 0.02

Wh = np.random.randn(2, 18) * 1.0
bh = np.random.randn(1, 18) * 0.5
Wo = np.random.randn(18, 1) * 0.3
bo = np.zeros((1, 1))

for e in range(epochs):
    order = np.random.permutation(N)
    for b in range(nBatches):
        rows = order[b * batch:(b + 1) * batch]
        xb, tb = X[rows], T[rows]
        H = np.tanh(xb.dot(Wh) + bh)
        Y = H.dot(Wo) + bo
        D = 2 * (Y - tb) / batch
        DH = D.dot(Wo.T) * (1 - H ** 2)
        Wo -= eps * H.T.dot(D)
        bo -= eps * D.sum(0, keepdims=True)
        Wh -= eps * xb.T.dot(DH)
        bh -= eps * DH.sum(0, keepdims=True)
    full = np.tanh(X.dot(Wh) + bh).dot(Wo) + bo
    print('epoch', e + 1, 'rms error', np.sqrt(np.mean((full - T) ** 2)))

speed = full * boat.std() + boat.mean()
print(np.c_[angle, tws, boat, speed[:, 0]][:8].round(1))
