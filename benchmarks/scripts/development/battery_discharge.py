import numpy as np

# voltage of a Li-ion cell while it is discharged (C/5), soc = state of charge
rs = np.random.RandomState(42)
soc = rs.rand(300, 1)
voltage = 3.3 + 0.55 * soc + 0.35 * soc**6 - 0.45 * np.exp(-12 * soc)
voltage += 0.01 * rs.randn(300, 1)

v_mean = voltage.mean()
v_std = voltage.std()
u = (soc - 0.5) / 0.29
v = (voltage - v_mean) / v_std
n = u.shape[0]

# one hidden layer, tanh
hidden_size = 24
lr = 4
Wi = rs.randn(1, hidden_size) * 1.5
bi = rs.randn(1, hidden_size)
Wo = rs.randn(hidden_size, 1) * 0.2
bo = np.zeros((1, 1))

for step in range(5001):
    hid = np.tanh(u @ Wi + bi)
    v_hat = hid @ Wo + bo
    mse = np.square(v - v_hat).mean()
    if step % 500 == 0:
        print(f"step {step:5d}   mse {mse:.6f}")

    # gradients (chain rule)
    grad_out = 2 * (v - v_hat) / n
    grad_Wo = hid.T @ grad_out
    grad_bo = grad_out.sum(axis=0, keepdims=True)
    grad_hid = grad_out @ Wo.T * (1 - hid**2)
    grad_Wi = u.T @ grad_hid
    grad_bi = grad_hid.sum(axis=0, keepdims=True)

    # gradient descent
    Wo -= lr * grad_Wo
    bo -= lr * grad_bo
    Wi -= lr * grad_Wi
    bi -= lr * grad_bi

prediction = v_hat * v_std + v_mean
print("max deviation [mV]:", 1000 * np.abs(prediction - voltage).max())
