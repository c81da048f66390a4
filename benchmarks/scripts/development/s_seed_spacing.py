"""Precision drill: uneven spacing (coefficient of variation, %) against forward speed."""
import numpy as np

rng = np.random.RandomState(14)
speed = rng.uniform(3, 15, 180)                          # km/h
uneven = 12 + 0.9 * (speed - 3) + 9 / (1 + np.exp(-(speed - 10) * 1.2))
uneven = uneven + rng.randn(180) * 1.0

lo, hi = speed.min(), speed.max()
s = 2 * (speed - lo) / (hi - lo) - 1
u = (uneven - uneven.mean()) / uneven.std()

N_HID = 10
win = rng.randn(N_HID) * 2
bin_ = rng.randn(N_HID)
wout = rng.randn(N_HID) * 0.3
bout = 0.0


def sig(z):
    return 1 / (1 + np.exp(-z))


updates = 0
for sweep in range(200):
    sq = 0.0
    for i in rng.permutation(len(s)):
        h = sig(win * s[i] + bin_)
        guess = wout @ h + bout
        miss = guess - u[i]
        sq += miss ** 2
        dh = miss * wout * h * (1 - h)
        updates += 1
        gain = 0.15 / (1 + updates / 8000)
        wout -= gain * miss * h
        bout -= gain * miss
        win -= gain * dh * s[i]
        bin_ -= gain * dh
    if sweep % 20 == 0:
        print("sweep", sweep, " mse", sq / len(s), " gain", round(gain, 4))

answer = np.array([wout @ sig(win * v + bin_) + bout for v in s])
cv_percent = answer * uneven.std() + uneven.mean()
for kmh in (5, 8, 11, 14):
    v = 2 * (kmh - lo) / (hi - lo) - 1
    print(kmh, "km/h ->", (wout @ sig(win * v + bin_) + bout) * uneven.std() + uneven.mean())
