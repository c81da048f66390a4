import numpy as np

# predict resistance of a thermistor model from T with L2 regularisation
np.random.seed(101)
T = np.random.uniform(-1, 1, (180, 1))
logR = 2.0 - 1.6 * T + 0.5 * np.sin(5 * T) + 0.03 * np.random.randn(180, 1)

p = dict(W1=np.random.randn(1, 30) * 3, b1=np.random.randn(30) * 2,
         W2=np.random.randn(30, 1) * 0.1, b2=np.zeros(1))
reg = 1e-3
alpha = 0.05
velocity = {k: 0.0 for k in p}

for epoch in range(2500):
    H = np.tanh(T @ p["W1"] + p["b1"])
    out = H @ p["W2"] + p["b2"]
    loss = np.mean((out - logR) ** 2) + reg * (np.sum(p["W1"] ** 2) + np.sum(p["W2"] ** 2))

    g = {}
    dout = 2 * (out - logR) / len(T)
    g["W2"] = H.T @ dout + len(T) * reg * p["W2"]
    g["b2"] = dout.sum(axis=0)
    dH = (dout @ p["W2"].T) * (1 - H ** 2)
    g["W1"] = T.T @ dH + len(T) * reg * p["W1"]
    g["b1"] = dH.sum(axis=0)

    for k in p:
        velocity[k] = 0.8 * velocity[k] - alpha * g[k]
        p[k] = p[k] + velocity[k]

    if epoch % 250 == 0:
        print(epoch, "loss:", loss)

print("rmse", np.sqrt(np.mean((out - logR) ** 2)))
