import numpy as np

rng = np.random.default_rng(21)
x = rng.uniform(-1, 1, (200, 2))
z = x[:, :1] ** 2 - x[:, 1:] ** 2 + 0.5 * x[:, :1]       # saddle shaped potato chips

model = {
    "hidden.weight": rng.normal(size=(2, 20)),
    "hidden.bias": rng.normal(size=20),
    "out.weight": rng.normal(size=(20, 1)) * 0.2,
    "out.bias": np.zeros(1),
}
speed = {name: 0 * value for name, value in model.items()}


def gradient(at):
    h = np.tanh(x @ at["hidden.weight"] + at["hidden.bias"])
    r = h @ at["out.weight"] + at["out.bias"] - z
    d = 2 * r / len(x)
    dh = d @ at["out.weight"].T * (1 - h ** 2)
    return np.mean(r ** 2), {
        "hidden.weight": x.T @ dh,
        "hidden.bias": dh.sum(0),
        "out.weight": h.T @ d,
        "out.bias": d.sum(0),
    }


mse, count = 1.0, 0
while mse > 1e-3 and count < 10000:
    ahead = {name: model[name] + 0.9 * speed[name] for name in model}
    mse, grads = gradient(ahead)
    for name in model:
        speed[name] = 0.9 * speed[name] - 0.03 * grads[name]
        model[name] = model[name] + speed[name]
    count += 1
print("reached", mse, "after", count, "steps")
chip = np.tanh(x @ model["hidden.weight"] + model["hidden.bias"]) @ model["out.weight"] + model["out.bias"]
