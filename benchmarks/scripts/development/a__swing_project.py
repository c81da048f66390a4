# my physics project: the swing in our garden
# i measured the height with my phone and want the neural net to learn it
import numpy as np

np.random.seed(1)
time = np.linspace(0, 4, 120).reshape(120, 1)
height = 0.6 + 0.4 * np.cos(2.1 * time) + 0.02 * np.random.randn(120, 1)
t = (time - 2) / 1.2

neurons = 15
w1 = np.random.randn(1, neurons)
b1 = np.random.randn(1, neurons)
w2 = np.random.randn(neurons, 1) * 0.3
b2 = np.zeros((1, 1))
learn = 0.05

all_errors = []
for round in range(4000):
    h = np.tanh(t.dot(w1) + b1)
    out = h.dot(w2) + b2
    error = height - out
    all_errors.append((error ** 2).mean())

    # going backwards (from the youtube video)
    d_out = 2 * error / 120
    d_h = d_out.dot(w2.T) * (1 - h ** 2)

    w2 = w2 - learn * h.T.dot(d_out)
    b2 = b2 - learn * d_out.sum(axis=0, keepdims=True)
    w1 = w1 - learn * t.T.dot(d_h)
    b1 = b1 - learn * d_h.sum(axis=0, keepdims=True)

print("first error", all_errors[0])
print("last error", all_errors[-1])

plt.plot(time, height, ".")
plt.plot(time, out)
plt.xlabel("time in s")
plt.ylabel("height in m")
plt.show()
