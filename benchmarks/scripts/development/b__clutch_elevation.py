# Clutch size of great tits along the nest box transect (2019-2021, pooled)
# one hidden layer, no framework, for the lab meeting on Thursday
import numpy as np

np.random.seed(42)

nBoxes = 350
elev = np.random.uniform(300, 2400, size=(nBoxes, 1))      # m a.s.l.
clutch = 5.5 + 4.2 * np.exp(-((elev - 1250) / 380.0) ** 2)
clutch = clutch + np.random.normal(0, 0.4, size=(nBoxes, 1))

nHidden = 16
stepSize = 2e-7      # anything bigger explodes??

Win = np.random.randn(1, nHidden) * 0.1
bin_ = np.zeros((1, nHidden))
Wout = np.random.randn(nHidden, 1) * 0.1
bout = np.zeros((1, 1))

for it in range(8000):
    # forward
    hid = np.maximum(0, elev @ Win + bin_)
    est = hid @ Wout + bout
    resid = est - clutch
    loss = (resid ** 2).mean()
    if it % 1000 == 0:
        print('iteration', it, 'loss', loss)

    # backward
    dEst = 2 * resid / nBoxes
    dWout = hid.T @ dEst
    dbout = dEst.sum(axis=0, keepdims=True)
    dHid = dEst @ Wout.T
    dHid[hid <= 0] = 0
    dWin = elev.T @ dHid
    dbin = dHid.sum(axis=0, keepdims=True)

    Win -= stepSize * dWin
    bin_ -= stepSize * dbin
    Wout -= stepSize * dWout
    bout -= stepSize * dbout

est = np.maximum(0, elev @ Win + bin_) @ Wout + bout
print('sd of residuals:', (est - clutch).std())
# plt.plot(elev, est, '.')   -> only a straight line!
