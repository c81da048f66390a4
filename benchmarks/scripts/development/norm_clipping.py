import numpy as np
import matplotlib.pyplot as plt

# magnetisation curve with hysteresis-free model: M = tanh(2.2 H) + spikes from the amplifier
rng = np.random.default_rng(90)
H = rng.uniform(-2, 2, size=(200, 1))
M = np.tanh(2.2 * H) + 0.2 * H + rng.normal(0, 0.03, size=(200, 1))

params = {"W": rng.normal(size=(1, 12)), "b": rng.normal(size=12),
          "U": rng.normal(size=(12, 1)), "c": np.zeros(1)}
threshold = 0.5
lr = 0.05
clipped = 0

for step in range(3000):
    a = np.tanh(H @ params["W"] + params["b"])
    out = a @ params["U"] + params["c"]
    e = out - M
    d = 2 * e / len(H)
    da = d @ params["U"].T * (1 - a ** 2)
    grads = {"W": H.T @ da, "b": da.sum(0), "U": a.T @ d, "c": d.sum(0)}

    # clip by global norm
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    if norm > threshold:
        clipped += 1
        for k in grads:
            grads[k] = grads[k] * threshold / norm
    for k in params:
        params[k] = params[k] - lr * grads[k]
    if step % 300 == 0:
        print(step, (e ** 2).mean(), "norm", norm)

print("clipped in", clipped, "steps")
order = np.argsort(H[:, 0])
plt.plot(H[order], M[order], ".", H[order], out[order], "-")
plt.show()
