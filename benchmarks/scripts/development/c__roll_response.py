"""Roll amplitude of a 60 m coaster in regular waves; single precision, batches from a generator."""
import numpy as np

F = np.float32
rng = np.random.default_rng(61)


def sea_trial(n):
    tuning = rng.uniform(0.4, 2.2, n)          # natural roll period / encounter period
    slope = rng.uniform(1.0, 6.0, n)           # wave slope in degrees
    heading = rng.uniform(20, 160, n)          # degrees off the bow
    gain = 1 / np.sqrt((1 - tuning ** 2) ** 2 + (0.6 * tuning) ** 2)
    roll = slope * np.sin(np.radians(heading)) * gain
    return np.stack([tuning, slope, heading], 1).astype(F), (roll + rng.normal(0, 0.35, n)).astype(F)


def endless(x, y, size):
    """Yield batches; a new order each time the data have been gone through."""
    while True:
        order = rng.permutation(len(x))
        for k in range(0, len(x) - size + 1, size):
            pick = order[k:k + size]
            yield x[pick], y[pick]


def fresh(*widths):
    return [(rng.normal(0, (1 / a) ** 0.5, (a, b)).astype(F), np.zeros(b, F))
            for a, b in zip(widths, widths[1:])]


def run(net, x):
    outputs = [x]
    for depth, (w, b) in enumerate(net):
        z = outputs[-1] @ w + b
        outputs.append(z if depth == len(net) - 1 else np.tanh(z))
    return outputs


def gradient(net, x, y):
    outputs = run(net, x)
    miss = outputs[-1] - y[:, None]
    g = F(2 / len(x)) * miss
    grads = []
    for depth in reversed(range(len(net))):
        w, _ = net[depth]
        grads.insert(0, (outputs[depth].T @ g, g.sum(0)))
        if depth:
            g = (g @ w.T) * (1 - outputs[depth] ** 2)
    return float(np.mean(miss ** 2)), grads


def train(net, batches, steps, rate):
    first = [[np.zeros_like(p) for p in pair] for pair in net]
    second = [[np.zeros_like(p) for p in pair] for pair in net]
    for t, (x, y) in zip(range(1, steps + 1), batches):
        loss, grads = gradient(net, x, y)
        now = F(rate * (1 if t < 0.6 * steps else 0.2))
        for pair, gs, ms, vs in zip(net, grads, first, second):
            for p, g, m, v in zip(pair, gs, ms, vs):
                m += F(0.1) * (g - m)
                v += F(0.002) * (g * g - v)
                p -= now * (m / F(1 - 0.9 ** t)) / (np.sqrt(v / F(1 - 0.998 ** t)) + F(1e-7))
    return loss


raw, roll = sea_trial(900)
x = (raw - raw.mean(0)) / raw.std(0)
y = (roll - roll.mean()) / roll.std()
net = fresh(3, 24, 16, 1)
print("loss of the last batch", train(net, endless(x, y, 60), 4500, 0.006))
amplitude = run(net, x)[-1][:, 0] * roll.std() + roll.mean()
print("rms", np.sqrt(np.mean((amplitude - roll) ** 2)), "deg")
