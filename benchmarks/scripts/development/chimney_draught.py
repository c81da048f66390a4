import numpy as np

np.random.seed(17)

# draught of a chimney (Pa) over the opening of the flap, with a hump where it whistles
opening = np.random.uniform(0, 100, (180, 1))
draught = 4 + 0.06 * opening + 9 * np.exp(-((opening - 72) / 12) ** 2)
draught += 0.2 * np.random.randn(*opening.shape)

x = (opening - 50) / 29
y = (draught - draught.mean()) / draught.std()

H = 30
params = {
    "W1": np.random.randn(1, H),
    "b1": np.zeros((1, H)),
    "W2": np.random.randn(H, 1) * 0.2,
    "b2": np.zeros((1, 1)),
}


def forward_pass(params, x):
    cache = {"z1": x @ params["W1"] + params["b1"]}
    cache["a1"] = np.tanh(cache["z1"])
    cache["out"] = cache["a1"] @ params["W2"] + params["b2"]
    return cache


def backward_pass(params, cache, x, y):
    m = x.shape[0]
    grads = {}
    dout = (cache["out"] - y) / m
    grads["W2"] = cache["a1"].T @ dout
    grads["b2"] = np.mean(dout, axis=0, keepdims=True)
    dz1 = (dout @ params["W2"].T) * (1 - cache["a1"] ** 2)
    grads["W1"] = x.T @ dz1
    grads["b1"] = np.mean(dz1, axis=0, keepdims=True)
    return grads


lr = 0.1
for epoch in range(5000):
    cache = forward_pass(params, x)
    loss = 0.5 * np.mean((cache["out"] - y) ** 2)
    grads = backward_pass(params, cache, x, y)
    for key in params:
        params[key] -= lr * grads[key]
    if epoch % 500 == 0:
        print("epoch %d loss %.5f" % (epoch, loss))

fit = forward_pass(params, x)["out"]
