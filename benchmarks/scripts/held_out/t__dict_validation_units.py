# passengers per trip -> crowding index; check on the last quarter of the data
import numpy as np

np.random.seed(14)
load = np.random.uniform(0, 120, 240)
seats = np.random.uniform(28, 50, 240)
crowd = 10 / (1 + np.exp(-(load - seats) / 8.0)) + 0.2 * np.random.randn(240)

data = {
    "X_train": np.column_stack([load, seats])[:180],
    "y_train": crowd[:180, None],
    "X_val": np.column_stack([load, seats])[180:],
    "y_val": crowd[180:, None],
}
mu = data["X_train"].mean(axis=0)
sd = data["X_train"].std(axis=0)
data["X_train"] = (data["X_train"] - mu) / sd

net = {
    "w_in": np.random.randn(2, 20) * 0.8,
    "b_in": np.zeros(20),
    "w_out": np.random.randn(20, 1) * 0.3,
    "b_out": np.array([5.0]),
}


def predict(net, X):
    return np.tanh(X @ net["w_in"] + net["b_in"]) @ net["w_out"] + net["b_out"]


momentum = {k: np.zeros_like(v) for k, v in net.items()}
X, y = data["X_train"], data["y_train"]
for epoch in range(3000):
    h = np.tanh(X @ net["w_in"] + net["b_in"])
    p = h @ net["w_out"] + net["b_out"]
    d = 2 * (p - y) / len(X)
    dh = d @ net["w_out"].T * (1 - h ** 2)
    grads = {"w_in": X.T @ dh, "b_in": dh.sum(0), "w_out": h.T @ d, "b_out": d.sum(0)}
    for k in net:
        momentum[k] = 0.9 * momentum[k] - 0.01 * grads[k]
        net[k] = net[k] + momentum[k]
    if epoch % 500 == 0:
        print("epoch %4d train mse %.4f" % (epoch, np.mean((p - y) ** 2)))

val_pred = predict(net, data["X_val"])
print("validation mse", np.mean((val_pred - data["y_val"]) ** 2))
