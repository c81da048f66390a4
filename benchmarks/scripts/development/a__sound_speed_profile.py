# Sound speed in the water column from CTD casts, small net as interpolator.
# Hydroacoustics group, survey leg 3.  Speed is normalised already (units were m/s).
import numpy as np

np.random.seed(7)

n_obs = 400
depth = np.random.uniform(0., 4200., size=(n_obs, 1))        # m, positive down
eta = 2. * (depth - 1300.) / 1300.
c = 1500. * (1. + 0.00737 * (eta - 1. + np.exp(-eta)))       # Munk profile, m/s
c = c + np.random.normal(0., 0.8, size=c.shape)              # sensor scatter
c_norm = (c - np.mean(c)) / np.std(c)

nhid = 20
Wa = np.random.randn(1, nhid) * 0.1
ba = np.zeros((1, nhid))
Wb = np.random.randn(nhid, 1) * 0.1
bb = np.zeros((1, 1))

# anything larger than this ends in NaN
dt = 2e-7
nstep = 6000

for it in range(nstep):
    # forward
    A = np.dot(depth, Wa) + ba
    R = np.maximum(A, 0.)
    model = np.dot(R, Wb) + bb
    misfit = model - c_norm
    phi = np.mean(misfit**2)
    if it % 1000 == 0:
        print('iteration', it, 'misfit', phi)

    # adjoint
    g = 2. * misfit / n_obs
    gWb = np.dot(R.T, g)
    gbb = np.sum(g, axis=0, keepdims=True)
    gR = np.dot(g, Wb.T)
    gR[A <= 0.] = 0.
    gWa = np.dot(depth.T, gR)
    gba = np.sum(gR, axis=0, keepdims=True)

    Wa = Wa - dt * gWa
    ba = ba - dt * gba
    Wb = Wb - dt * gWb
    bb = bb - dt * gbb

print('final misfit', phi)
# it never bends at the sound channel axis, why?
for z in (0., 500., 1300., 2500., 4000.):
    k = np.argmin(np.abs(depth - z))
    print(z, c_norm[k, 0], model[k, 0])
