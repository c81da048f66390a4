import numpy as np

rng = np.random.default_rng(2)

# flume experiments: head over the weir (cm) and gate opening (%) -> discharge (L/s)
head = rng.uniform(5, 40, 400)
gate = rng.uniform(20, 100, 400)
discharge = 0.018 * head ** 1.5 * gate / 10 + rng.normal(0, 0.4, 400)

split = 300
raw_train = np.c_[head[:split], gate[:split]]
raw_test = np.c_[head[split:], gate[split:]]
q_train = discharge[:split, None]
q_test = discharge[split:, None]

mean_x, std_x = raw_train.mean(0), raw_train.std(0)
mean_q, std_q = q_train.mean(), q_train.std()
x_train = (raw_train - mean_x) / std_x
t_train = (q_train - mean_q) / std_q

P = dict(
    W1=rng.standard_normal((2, 30)) * 0.7,
    b1=rng.standard_normal(30) * 0.5,
    W2=rng.standard_normal((30, 1)) * 0.2,
    b2=np.zeros(1),
)
M = {k: np.zeros_like(v) for k, v in P.items()}
V = {k: np.zeros_like(v) for k, v in P.items()}


def predict(x):
    return np.tanh(x @ P["W1"] + P["b1"]) @ P["W2"] + P["b2"]


for t in range(1, 2501):
    a1 = np.tanh(x_train @ P["W1"] + P["b1"])
    y_hat = a1 @ P["W2"] + P["b2"]
    dy = 2 * (y_hat - t_train) / len(t_train)
    dz1 = dy @ P["W2"].T * (1 - a1 ** 2)
    G = {"W2": a1.T @ dy, "b2": dy.sum(0), "W1": x_train.T @ dz1, "b1": dz1.sum(0)}
    for k in P:
        M[k] = 0.9 * M[k] + 0.1 * G[k]
        V[k] = 0.999 * V[k] + 0.001 * G[k] ** 2
        P[k] -= 0.01 * (M[k] / (1 - 0.9 ** t)) / (np.sqrt(V[k] / (1 - 0.999 ** t)) + 1e-8)
    if t % 500 == 0:
        print(t, "train mse", ((y_hat - t_train) ** 2).mean())

q_pred = predict(raw_test) * std_q + mean_q
print("test RMSE (L/s):", np.sqrt(((q_pred - q_test) ** 2).mean()))
