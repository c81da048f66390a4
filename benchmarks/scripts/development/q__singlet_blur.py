"""Blur of a singlet lens on the sensor (micrometres) against aperture and field angle.

Ray tracing table from the optics lab course. Everything in float32 because the net shall later
run on the microcontroller of the alignment bench. Nesterov momentum.
"""
import numpy as np

rng = np.random.default_rng(8)
f32 = np.float32

aperture = rng.uniform(2.0, 12.0, 500)            # mm
field = rng.uniform(-14.0, 14.0, 500)             # degrees
spherical = 0.045 * aperture ** 3
coma = 0.02 * aperture ** 2 * np.abs(field)
astigmatism = 0.03 * aperture * field ** 2
blur = np.sqrt(spherical ** 2 + coma ** 2 + astigmatism ** 2) + rng.normal(0, 1.0, 500)

x = np.stack([aperture, field], axis=1)
x = ((x - x.mean(0)) / x.std(0)).astype(f32)
scale, shift = blur.std(), blur.mean()
y = ((blur - shift) / scale).astype(f32)[:, None]

width = 24
w = (rng.standard_normal((2, width)) * 0.9).astype(f32)
b = rng.uniform(-1, 1, width).astype(f32)
v = (rng.standard_normal((width, 1)) / np.sqrt(width)).astype(f32)
c = np.zeros(1, f32)

params = [w, b, v, c]
moment = [np.zeros_like(p) for p in params]
mu, rate = f32(0.95), f32(0.02)


def forward(ps):
    a = np.tanh(x @ ps[0] + ps[1])
    return a, a @ ps[2] + ps[3]


for step in range(1, 5001):
    ahead = [p + mu * m for p, m in zip(params, moment)]      # look ahead, then correct
    a, out = forward(ahead)
    r = out - y
    dout = 2 * r / f32(len(x))
    da = (dout @ ahead[2].T) * (1 - a * a)
    grads = [x.T @ da, da.sum(0), a.T @ dout, dout.sum(0)]
    moment = [mu * m - rate * g for m, g in zip(moment, grads)]
    params = [p + m for p, m in zip(params, moment)]
    if step % 1000 == 0:
        print(step, float(np.mean(r * r)))

_, out = forward(params)
micrometres = out[:, 0].astype(float) * scale + shift
print("rms error in micrometres:", np.sqrt(np.mean((micrometres - blur) ** 2)))
