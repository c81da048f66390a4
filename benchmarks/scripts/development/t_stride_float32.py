# Stride frequency of runners, float32 throughout because it will run on the watch.
import numpy as np

rng = np.random.default_rng(19)
f32 = np.float32

N, EPOCHS, BATCH = 1200, 90, 40
kmh = rng.uniform(6, 24, N)
leg = rng.normal(0.92, 0.06, N)
slope = rng.uniform(-8, 8, N)
hz = 1.15 + 0.35 * np.sqrt(kmh / 12) / leg + 0.0016 * (kmh - 6) * np.abs(slope)
hz += rng.normal(0, 0.025, N)

inputs = np.stack([(kmh - 15) / 5.2, (leg - 0.92) / 0.06, slope / 4.6], 1).astype(f32)
labels = ((hz - hz.mean()) / hz.std()).astype(f32)[:, None]

w = [(rng.normal(size=(3, 24)) * np.sqrt(1 / 3)).astype(f32),
     (rng.normal(size=(24, 1)) * np.sqrt(1 / 24)).astype(f32)]
b = [rng.uniform(-1, 1, 24).astype(f32), np.zeros(1, f32)]
step, total = 0, EPOCHS * N // BATCH
warmup = 100


def rate_at(step):
    if step < warmup:
        return f32(0.1 * (step + 1) / warmup)
    return f32(0.05 * (1 + np.cos(np.pi * (step - warmup) / (total - warmup))) + 1e-4)


for epoch in range(EPOCHS):
    shuffle = rng.permutation(N)
    losses = []
    for i in range(0, N, BATCH):
        pick = shuffle[i:i + BATCH]
        x, y = inputs[pick], labels[pick]
        z = np.tanh(x @ w[0] + b[0])
        diff = z @ w[1] + b[1] - y
        losses.append(np.mean(diff * diff))

        g = diff * f32(2.0 / BATCH)
        gz = (g @ w[1].T) * (1 - z * z)
        lr = rate_at(step)
        w[1] -= lr * (z.T @ g)
        b[1] -= lr * g.sum(0)
        w[0] -= lr * (x.T @ gz)
        b[0] -= lr * gz.sum(0)
        step += 1
    if epoch % 15 == 0:
        print(epoch, np.mean(losses), float(rate_at(step)))

watch = (np.tanh(inputs @ w[0] + b[0]) @ w[1] + b[1])[:, 0] * hz.std() + hz.mean()
print("error %.4f Hz," % np.sqrt(np.mean((watch - hz) ** 2)), "weights are", w[0].dtype)
