"""Walking times on marked trails. Dictionary of parameters, plain gradient descent."""
import numpy as np

np.random.seed(88)

km = np.random.uniform(2, 25, 300)
up = np.random.uniform(0, 1500, 300)
hours = km / 4.5 + (up / 450) ** 0.9 + 0.3 * np.sin(km / 2)

features = np.column_stack([(km - 13) / 6.6, (up - 750) / 430])
target = ((hours - hours.mean()) / hours.std())[:, None]


def init_params(n_hidden):
    return {
        "W_hid": np.random.randn(2, n_hidden),
        "b_hid": np.random.randn(n_hidden) * 0.5,
        "W_out": np.random.randn(n_hidden, 1) * 0.2,
        "b_out": np.zeros(1),
    }


def forward(params, x):
    cache = {"x": x}
    cache["h"] = np.tanh(x @ params["W_hid"] + params["b_hid"])
    return cache["h"] @ params["W_out"] + params["b_out"], cache


def backward(params, cache, delta):
    grads = {"W_out": cache["h"].T @ delta, "b_out": delta.sum(0)}
    delta_h = delta @ params["W_out"].T * (1 - cache["h"] ** 2)
    grads["W_hid"] = cache["x"].T @ delta_h
    grads["b_hid"] = delta_h.sum(0)
    return grads


params = init_params(25)
lr = 1e-4
for epoch in range(1500):
    out, cache = forward(params, features)
    loss = np.mean((out - target) ** 2)
    grads = backward(params, cache, 2 * (out - target) / len(target))
    for k in params:
        params[k] -= lr * grads[k]
    if epoch % 150 == 0:
        print(epoch, loss)

plt.plot(hours, out[:, 0] * hours.std() + hours.mean(), "x")
plt.plot([0, 12], [0, 12])
plt.xlabel("sign post [h]")
plt.ylabel("network [h]")
plt.show()
