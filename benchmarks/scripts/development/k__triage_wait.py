# Waiting time in the emergency department (minutes) from arrivals per hour
# and number of patients already in the waiting room.
# Export from the ward system, replaced by made-up numbers here so that anybody can run it.
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(2023)
N = 350
arrivals = np.random.uniform(20, 140, N)         # patients per 6h shift
waiting = np.random.uniform(0, 90, N)            # people in the room
df = np.column_stack([arrivals, waiting])
wait_min = 35 + 0.004 * (arrivals - 60) ** 2 + 14 * np.sin(waiting / 14.0) + np.random.normal(0, 2, N)
target = wait_min[:, None]

# keep y around zero
mu, sd = target.mean(), target.std()
t = (target - mu) / sd

hidden = 25
LR = 0.02
EPOCHS = 6000
W1 = np.random.randn(2, hidden)
b1 = np.random.randn(hidden)
W2 = np.random.randn(hidden, 1) / np.sqrt(hidden)
b2 = np.zeros(1)

hist = []
for ep in range(EPOCHS):
    H = np.tanh(df @ W1 + b1)
    P = H @ W2 + b2
    err = P - t
    hist.append((err ** 2).mean())

    dP = 2 * err / N
    dW2 = H.T @ dP
    db2 = dP.sum(axis=0)
    dH = (dP @ W2.T) * (1 - H ** 2)
    dW1 = df.T @ dH
    db1 = dH.sum(axis=0)

    W1 -= LR * dW1
    b1 -= LR * db1
    W2 -= LR * dW2
    b2 -= LR * db2
    if ep % 500 == 0:
        print("epoch", ep, "loss", hist[-1])

minutes_hat = P * sd + mu
print("RMSE in minutes:", np.sqrt(np.mean((minutes_hat - target) ** 2)))
plt.semilogy(hist)
plt.xlabel("epoch")
plt.ylabel("MSE")
plt.show()
