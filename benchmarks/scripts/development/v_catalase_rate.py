import numpy as np
import matplotlib.pyplot as plt

# catalase: reaction rate against pH and temperature -> two inputs, one output
np.random.seed(0)
M = 250
pH = np.random.uniform(4, 10, M)
T = np.random.uniform(10, 60, M)
rate = 8 * np.exp(-((pH - 7) / 2.2) ** 2) * np.exp(-((T - 37) / 20) ** 2)
rate += 0.1 * np.random.randn(M)

Xn = np.c_[(pH - pH.mean()) / pH.std(), (T - T.mean()) / T.std()]
Yn = ((rate - rate.mean()) / rate.std())[:, None]

NH = 24
Wa = np.random.randn(2, NH) * 3
ba = np.random.randn(1, NH) * 3
Wb = np.random.randn(NH, 1) * 0.2
bb = np.zeros((1, 1))

eta = 0.1
history = []
for epoch in range(8000):
    za = Xn.dot(Wa) + ba
    aa = 1 / (1 + np.exp(-za))
    out = aa.dot(Wb) + bb
    history.append(np.mean((out - Yn) ** 2))

    # chain rule
    delta_out = 2 * (out - Yn) / M
    grad_Wb = za.T.dot(delta_out)
    grad_bb = delta_out.sum(0, keepdims=True)
    delta_h = delta_out.dot(Wb.T) * aa * (1 - aa)
    grad_Wa = Xn.T.dot(delta_h)
    grad_ba = delta_h.sum(0, keepdims=True)

    Wb = Wb - eta * grad_Wb
    bb = bb - eta * grad_bb
    Wa = Wa - eta * grad_Wa
    ba = ba - eta * grad_ba
    if epoch % 1000 == 999:
        print("epoch", epoch + 1, "mse", history[-1])

plt.semilogy(history)
plt.title("why does it stop going down?")
plt.show()
