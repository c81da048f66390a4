import numpy as np

# road noise (dB, standardized) vs. tyre pressure deviation and speed
def load(n=250):
    r = np.random.RandomState(9)
    dev = r.uniform(-1.5, 1.5, n).astype(np.float)
    speed = r.uniform(-1.5, 1.5, n).astype(np.float)
    db = np.abs(dev) * 1.2 + 0.3 * speed ** 2 - 1
    return np.stack([dev, speed], axis=1), db.reshape(-1, 1)


X, Y = load()
n, d = X.shape
H = 30

np.random.seed(9)
model = {
    "W1": np.random.randn(d, H) * np.sqrt(2.0 / d),
    "b1": np.zeros(H),
    "W2": np.random.randn(H, 1) * np.sqrt(2.0 / H),
    "b2": np.zeros(1),
}

step_size = 0.02
for i in range(3000):
    # layer 1 (ReLU)
    hidden = X.dot(model["W1"]) + model["b1"]
    # layer 2
    pred = hidden.dot(model["W2"]) + model["b2"]

    loss = 0.5 * np.mean((pred - Y) ** 2)
    if i % 300 == 0:
        print("step", i, "loss", loss)

    dpred = (pred - Y) / n
    dhidden = dpred.dot(model["W2"].T)
    grad = {
        "W2": hidden.T.dot(dpred),
        "b2": dpred.sum(axis=0),
        "W1": X.T.dot(dhidden),
        "b1": dhidden.sum(axis=0),
    }
    for key in model:
        model[key] = model[key] - step_size * grad[key]

print("final rmse", np.sqrt(np.mean((pred - Y) ** 2)))
