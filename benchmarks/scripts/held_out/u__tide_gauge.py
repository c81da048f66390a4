import numpy as np

# Tide at the harbour gauge over four days.  Hidden units are sines (it IS a sum of sines),
# phases and frequencies are trained too.  Cosine schedule for the rate.
np.random.seed(12)
hours = np.sort(np.random.uniform(0, 96, 600))[:, None]
level = (1.9 * np.cos(2 * np.pi * hours / 12.42)
         + 0.6 * np.cos(2 * np.pi * hours / 12.0 + 0.7)
         + 0.25 * np.cos(2 * np.pi * hours / 25.82 - 1.1)
         + 0.004 * (hours - 48))
gauge = level + np.random.normal(0, 0.12, level.shape)

u = (hours - 48) / 48
n = len(u)

n_units = 40
freq = np.random.uniform(0, 32, (1, n_units))        # radians per two days
phase = np.random.uniform(-np.pi, np.pi, n_units)
amp = np.random.normal(0, 0.2, (n_units, 1))
level0 = np.array([gauge.mean()])

total = 3000
m1 = [np.zeros_like(q) for q in (freq, phase, amp, level0)]
m2 = [np.zeros_like(q) for q in (freq, phase, amp, level0)]
for it in range(total):
    angle = u @ freq + phase
    s = np.sin(angle)
    out = s @ amp + level0
    diff = out - gauge
    loss = np.mean(diff ** 2)

    d = 2 * diff / n
    d_angle = (d @ amp.T) * np.cos(angle)
    grads = (u.T @ d_angle, d_angle.sum(0), s.T @ d, d.sum(0))

    rate = 0.5 * 0.02 * (1 + np.cos(np.pi * it / total)) + 1e-5
    for q, g, a, c in zip((freq, phase, amp, level0), grads, m1, m2):
        a += 0.1 * (g - a)
        c += 0.001 * (g * g - c)
        q -= rate * (a / (1 - 0.9 ** (it + 1))) / (np.sqrt(c / (1 - 0.999 ** (it + 1))) + 1e-8)
    if it % 300 == 0:
        print(it, "rate %.5f" % rate, "rms %.4f m" % np.sqrt(loss))
