# Demonstration for class: a damped spring, position (cm) and velocity (cm/s) learnt together
# from time and damping. Three layers of weights, Adam written out.
import numpy as np

np.random.seed(17)
N = 350
time = np.random.uniform(0, 4, N)
gamma = np.random.uniform(0.2, 1.0, N)
w = 3.0
pos = 5 * np.exp(-gamma * time) * np.cos(w * time)
vel = -5 * np.exp(-gamma * time) * (gamma * np.cos(w * time) + w * np.sin(w * time))
noise = np.random.randn(N, 2) * [0.1, 0.3]
state = np.column_stack([pos, vel]) + noise

X = np.column_stack([time / 2 - 1, (gamma - 0.6) / 0.23])
spread = state.std(axis=0)
Y = (state - state.mean(axis=0)) / spread

sizes = [2, 32, 32, 2]
weights, biases = [], []
for n_in, n_out in zip(sizes[:-1], sizes[1:]):
    weights.append(np.random.randn(n_in, n_out) / np.sqrt(n_in))
    biases.append(np.zeros(n_out))
weights[0][0] *= 3          # time swings several times
biases[0][:] = np.random.uniform(-2, 2, sizes[1])


def run(x):
    acts = [x]
    for i in range(len(weights)):
        z = acts[-1] @ weights[i] + biases[i]
        acts.append(np.tanh(z) if i < len(weights) - 1 else z)
    return acts


first = [np.zeros_like(p) for p in weights + biases]
second = [np.zeros_like(p) for p in weights + biases]
for t in range(1, 3001):
    acts = run(X)
    delta = 2 * (acts[-1] - Y) / Y.size
    gw, gb = [], []
    for i in reversed(range(len(weights))):
        gw.insert(0, acts[i].T @ delta)
        gb.insert(0, delta.sum(axis=0))
        if i > 0:
            delta = delta @ weights[i].T * (1 - acts[i] ** 2)
    lr = 0.01 * 0.1 ** (t / 3000)
    for j, (p, g) in enumerate(zip(weights + biases, gw + gb)):
        first[j] = 0.9 * first[j] + 0.1 * g
        second[j] = 0.999 * second[j] + 0.001 * g * g
        p -= lr * first[j] / (1 - 0.9 ** t) / (np.sqrt(second[j] / (1 - 0.999 ** t)) + 1e-8)
    if t % 500 == 0:
        print(t, np.mean((acts[-1] - Y) ** 2))

answer = run(X)[-1] * spread + state.mean(axis=0)
print("rms error, cm and cm/s:", np.sqrt(np.mean((answer - state) ** 2, axis=0)))
