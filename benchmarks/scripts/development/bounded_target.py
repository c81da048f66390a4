import numpy as np


def logistic(x):
    return 1 / (1 + np.exp(-x))


# germination rate of seeds in percent -> 0.1 .. 0.9 for the logistic output
np.random.seed(13)
soil_temp = np.random.uniform(2, 35, 300)
depth = np.random.uniform(0.5, 6, 300)
percent = 95 * np.exp(-((soil_temp - 21) / 8) ** 2) * np.exp(-depth / 9)

inputs = np.column_stack([(soil_temp - 18.5) / 9.5, (depth - 3.25) / 1.6])
lo, hi = percent.min(), percent.max()
targets = (0.1 + 0.8 * (percent - lo) / (hi - lo)).reshape(-1, 1)

params = {
    "w": np.random.randn(2, 15),
    "b": np.random.randn(15),
    "u": np.random.randn(15, 1) * 0.3,
    "d": np.zeros(1),
}
momentum = {name: 0.0 for name in params}
for epoch in range(4000):
    hid = logistic(inputs @ params["w"] + params["b"])
    out = logistic(hid @ params["u"] + params["d"])
    delta_out = 2 * (out - targets) / 300 * out * (1 - out)
    delta_hid = delta_out @ params["u"].T * hid * (1 - hid)
    grads = {
        "w": inputs.T @ delta_hid,
        "b": delta_hid.sum(0),
        "u": hid.T @ delta_out,
        "d": delta_out.sum(0),
    }
    for name in params:
        momentum[name] = 0.9 * momentum[name] + grads[name]
        params[name] = params[name] - 0.3 * momentum[name]
    if epoch % 500 == 0:
        print("epoch", epoch, "error", np.mean((out - targets) ** 2))
germinated = (out - 0.1) / 0.8 * (hi - lo) + lo
print("largest error in percent", np.abs(germinated[:, 0] - percent).max())
