# Servo bench: rise time [ms] and peak current [A] from load inertia and supply voltage
import numpy as np

np.random.seed(3)
m = 300
inertia = np.random.uniform(0.5, 6.0, m)        # 1e-4 kg m2
volts = np.random.uniform(18, 48, m)
rise = 38 * np.sqrt(inertia) * 36 / volts + np.random.normal(0, 4.0, m)
peak = 0.11 * volts * (1 - np.exp(-inertia / 2.0)) + np.random.normal(0, 0.12, m)

X = np.column_stack((inertia, volts))
Y = np.column_stack((rise, peak))               # milliseconds next to amperes
x_mu, x_sd = X.mean(axis=0), X.std(axis=0)
y_mu, y_sd = Y.mean(axis=0), Y.std(axis=0)
Xn = (X - x_mu) / x_sd
Yn = (Y - y_mu) / y_sd

params = {
    "W1": np.random.randn(2, 15) * 0.7,
    "b1": np.zeros((1, 15)),
    "W2": np.random.randn(15, 2) * 0.25,
    "b2": np.zeros((1, 2)),
}
speed = {name: np.zeros_like(value) for name, value in params.items()}
lam = 1e-5                                      # a pinch of weight decay


def forward(p, X):
    H = np.tanh(np.dot(X, p["W1"]) + p["b1"])
    return H, np.dot(H, p["W2"]) + p["b2"]


for it in range(4000):
    H, out = forward(params, Xn)
    loss = np.sum((out - Yn) ** 2) / m
    loss += lam * (np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2))

    grads = {}
    dout = 2 * (out - Yn) / m
    grads["W2"] = np.dot(H.T, dout) + 2 * lam * params["W2"]
    grads["b2"] = dout.sum(axis=0, keepdims=True)
    dH = np.dot(dout, params["W2"].T) * (1 - H ** 2)
    grads["W1"] = np.dot(Xn.T, dH) + 2 * lam * params["W1"]
    grads["b1"] = dH.sum(axis=0, keepdims=True)

    for name in params:
        speed[name] = 0.9 * speed[name] - 0.02 * grads[name]
        params[name] = params[name] + speed[name]
    if it % 500 == 0:
        print(it, round(loss, 5))

fitted = forward(params, Xn)[1] * y_sd + y_mu
for k, unit in enumerate(["ms", "A"]):
    print("rmse", np.sqrt(np.mean((fitted[:, k] - Y[:, k]) ** 2)), unit)
