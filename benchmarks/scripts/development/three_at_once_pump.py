import numpy as np

# pump curve: head (m) over flow (l/min) and speed (rpm)
rng = np.random.RandomState(33)
flow = rng.uniform(5, 120, 220)
speed = rng.uniform(1400, 2900, 220)
head = 32 * (speed / 2900) ** 2 - 0.0011 * flow ** 2 + 0.01 * flow
data = np.column_stack([flow, speed])
labels = ((head - head.mean()) / head.std()).reshape(-1, 1)

n_in, n_hid, n_out = 2, 18, 1
wh = rng.randn(n_in, n_hid) * 0.8
bh = rng.randn(1, n_hid) * 0.5
wo = rng.randn(n_hid, n_out) * 0.3
bo = np.zeros((1, n_out))
learning_rate = 0.05


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


for cycle in range(6000):
    hidden = sigmoid(data.dot(wh) + bh)
    output = hidden.dot(wo) + bo
    error = labels - output
    if cycle % 1000 == 0:
        print("Cycle", cycle, "error", np.mean(error ** 2))

    d_output = 2 * error / len(data)
    d_hidden = d_output.dot(wo.T) * hidden * (1 - hidden)

    wo -= hidden.T.dot(d_output) * learning_rate
    bo -= d_output.sum(axis=0, keepdims=True) * learning_rate
    wh -= data.T.dot(d_hidden) * learning_rate
    bh -= d_hiden.sum(axis=0, keepdims=True) * learning_rate

output = sigmoid(data.dot(wh) + bh).dot(wo) + bo
print("largest error in m:", np.abs(output - labels).max() * head.std())
