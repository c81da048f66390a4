import numpy as np

# Impedance peaks of a tuba mouthpiece + tube, in single precision because I want to port it to a
# microcontroller. No seed on purpose, I start it a few times.

f = np.linspace(20, 400, 250, dtype=np.float32)
peaks = np.exp(-((f - 90) / 30) ** 2) + 0.7 * np.exp(-((f - 210) / 35) ** 2)
peaks = (peaks + 0.4 * f / 400).astype(np.float32)

x = ((f - f.mean()) / f.std())[:, None]
target = ((peaks - peaks.mean()) / peaks.std())[:, None]

n_hidden = 24
syn0 = np.random.uniform(-4, 4, (1, n_hidden)).astype(np.float32)
off0 = np.random.uniform(-4, 4, n_hidden).astype(np.float32)
syn1 = np.random.uniform(-0.5, 0.5, (n_hidden, 1)).astype(np.float32)
off1 = np.zeros(1, dtype=np.float32)
rate = np.float32(0.15)

for run in range(10000):
    l1 = np.tanh(x @ syn0 + off0)
    l2 = l1 @ syn1 + off1
    l2_error = target - l2                      # what is missing
    if run % 1000 == 0:
        print("error: %.5f" % np.mean(np.abs(l2_error)))
    l1_error = (l2_error @ syn1.T) * (1 - l1 ** 2)
    syn1 += rate * (l1.T @ l2_error) / 250      # += because the error is target - output
    off1 += rate * l2_error.sum(0) / 250
    syn0 += rate * (x.T @ l1_error) / 250
    off0 += rate * l1_error.sum(0) / 250

l2 = np.tanh(x @ syn0 + off0) @ syn1 + off1
print("largest deviation", np.abs(target - l2).max())
