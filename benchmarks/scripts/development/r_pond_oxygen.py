"""
Dissolved oxygen in the garden pond.
    input:  water temperature (deg C), hour of the day
    output: oxygen in mg/l
"""
import numpy as np

rs = np.random.RandomState(12)
n = 360
temperature = rs.uniform(4, 28, n)
hour = rs.uniform(0, 24, n)
oxygen = 14.2 * np.exp(-0.025 * temperature) + 1.2 * np.sin((hour - 9) / 24 * 2 * np.pi) + rs.normal(0, 0.1, n)

inputs = np.array([temperature, hour]).T
x_mean, x_std = inputs.mean(0), inputs.std(0)
y_mean, y_std = oxygen.mean(), oxygen.std()
Xn = (inputs - x_mean) / x_std
Yn = ((oxygen - y_mean) / y_std).reshape(n, 1)

P = dict(
    W1=rs.normal(size=(2, 16)),
    b1=rs.normal(size=(1, 16)),
    W2=rs.normal(size=(16, 1)) / 4,
    b2=np.zeros((1, 1)),
)


def predict(P, X):
    return np.tanh(X @ P["W1"] + P["b1"]) @ P["W2"] + P["b2"]


lr = 0.1
for it in range(6000):
    h = np.tanh(Xn @ P["W1"] + P["b1"])
    out = h @ P["W2"] + P["b2"]
    d = 2 * (out - Yn) / n
    dh = d @ P["W2"].T * (1 - h ** 2)
    P["W2"] -= lr * h.T @ d
    P["b2"] -= lr * d.sum(0, keepdims=True)
    P["W1"] -= lr * Xn.T @ dh
    P["b1"] -= lr * dh.sum(0, keepdims=True)
    if it % 1000 == 0:
        print(it, float(np.mean((out - Yn) ** 2)))

# comparison with the probe: loss was tiny, but this is miles off?
mg_per_l = predict(P, (inputs - x_mean) / x_std).ravel()
for i in range(8):
    print("%.1f C  %4.1f h   probe %.2f   net %.2f" % (temperature[i], hour[i], oxygen[i], mg_per_l[i]))
print("RMSE [mg/l]:", np.sqrt(np.mean((mg_per_l - oxygen) ** 2)))
