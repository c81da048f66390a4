# prism.py - refractive index of crown glass from the wavelength
# written for the optics club, 2011
import numpy as np

np.random.seed(3)

lam = np.linspace(0.40, 0.75, 60)               # micrometres
index = 1.5046 + 0.0042 / lam ** 2              # Cauchy

x = ((lam - lam.mean()) / lam.std()).reshape(60, 1)
t = ((index - index.mean()) / index.std()).reshape(60, 1)

NHID = 7
v = np.random.uniform(-1, 1, (1, NHID)) * 1.5
vb = np.random.uniform(-1, 1, NHID)
w = np.random.uniform(-1, 1, (NHID, 1)) * 0.5
wb = 0.0
eta = 0.00005      # small steps, to be on the safe side

print "training with %d hidden neurons" % NHID
for sweep in xrange(3000):
    hid = np.tanh(np.dot(x, v) + vb)
    out = np.dot(hid, w) + wb
    e = out - t
    # backward
    gw = np.dot(hid.T, e) / 60
    gwb = e.mean()
    back = np.dot(e, w.T) * (1 - hid ** 2) / 60
    gv = np.dot(x.T, back)
    gvb = back.sum(axis=0)
    w -= eta * gw
    wb -= eta * gwb
    v -= eta * gv
    vb -= eta * gvb
    if sweep % 500 == 0:
        print "sweep", sweep, "error", (e ** 2).mean()

n_net = out.ravel() * index.std() + index.mean()
print "largest error of n:", abs(n_net - index).max()
