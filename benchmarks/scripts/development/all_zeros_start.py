import numpy as np

rng = np.random.default_rng(0)
t = np.sort(rng.uniform(0, 4, 180))
pulse = np.exp(-t) * np.sin(4 * t)              # damped oscillator
X = ((t - 2) / 1.2).reshape(-1, 1)
Y = (pulse / pulse.std()).reshape(-1, 1)

size = [1, 24, 1]
W, B = [], []
for i in range(len(size) - 1):
    W.append(np.zeros((size[i], size[i + 1])))
    B.append(np.zeros((1, size[i + 1])))

rate = 0.1
epoch = 0
while epoch < 8000:
    acts = [X]
    for i in range(2):
        z = acts[-1] @ W[i] + B[i]
        acts.append(np.tanh(z) if i == 0 else z)
    delta = 2 * (acts[2] - Y) / len(X)
    gW2, gB2 = acts[1].T @ delta, delta.sum(0)
    delta = (delta @ W[1].T) * (1 - acts[1] ** 2)
    gW1, gB1 = acts[0].T @ delta, delta.sum(0)
    W[1] -= rate * gW2
    B[1] -= rate * gB2
    W[0] -= rate * gW1
    B[0] -= rate * gB1
    if epoch % 1000 == 0:
        print(epoch, np.mean((acts[2] - Y) ** 2))
    epoch += 1

Yhat = np.tanh(X @ W[0] + B[0]) @ W[1] + B[1]
print("all hidden weights:", W[0].ravel()[:5])
