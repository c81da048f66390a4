# MUF (MHz) from hour and solar flux, mini-batches with momentum by hand.
# Works on my laptop, posting it as an example for the club bulletin. 73!
import numpy as np

rng = np.random.default_rng(1)
N = 900
hour = rng.uniform(0, 24, N)
sfi = rng.uniform(70, 200, N)
muf = 9 + 0.06 * sfi * (1 + 0.7 * np.cos(2 * np.pi * (hour - 13) / 24)) + rng.normal(0, 0.5, N)

inputs = np.stack([(hour - 12) / 7, (sfi - 135) / 37], axis=1)
outputs = ((muf - muf.mean()) / muf.std())[:, None]

sizes = (2, 24, 1)
theta = {
    "W1": rng.normal(0, 1.0, sizes[:2]), "b1": rng.normal(0, 0.5, sizes[1]),
    "W2": rng.normal(0, 0.2, sizes[1:]), "b2": np.zeros(1),
}
velocity = {key: np.zeros_like(value) for key, value in theta.items()}
rate, momentum, batch = 0.02, 0.9, 30


def predict(x):
    return np.tanh(x @ theta["W1"] + theta["b1"]) @ theta["W2"] + theta["b2"]


for epoch in range(150):
    shuffled = rng.permutation(N)
    for i in range(0, N, batch):
        pick = shuffled[i:i + batch]
        x, t = inputs[pick], outputs[pick]
        hid = np.tanh(x @ theta["W1"] + theta["b1"])
        err = (hid @ theta["W2"] + theta["b2"]) - t
        back = err @ theta["W2"].T * (1 - hid ** 2)
        grad = {
            "W2": hid.T @ err / len(x), "b2": err.mean(axis=0),
            "W1": x.T @ back / len(x), "b1": back.mean(axis=0),
        }
        for key in theta:
            velocity[key] = momentum * velocity[key] - rate * grad[key]
            theta[key] += velocity[key]
    if epoch % 25 == 0:
        mse = np.mean((predict(inputs) - outputs) ** 2)
        print(f"epoch {epoch:3d}  MSE {mse:.4f}  rms {np.sqrt(mse) * muf.std():.2f} MHz")

estimate = predict(inputs)
