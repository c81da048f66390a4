import numpy as np

# sap flow in a birch against the hour (one sunny day); stochastic version of the algorithm in the book
np.random.seed(31)
hour = np.linspace(0, 24, 97)
flow = np.where((hour > 6) & (hour < 20), np.sin((hour - 6) / 14 * np.pi) ** 1.5, 0.0)
flow = flow + np.random.normal(0, 0.02, 97)

x = (hour - 12) / 7
t = (flow - flow.mean()) / flow.std()

NH = 10
w = np.random.normal(0, 1.5, NH)
b = np.random.normal(0, 1.5, NH)
v = np.random.normal(0, 0.3, NH)
c = 0.0
eta = 0.2

dw = np.zeros(NH)
db = np.zeros(NH)
dv = np.zeros(NH)
dc = 0.0

for epoch in range(1500):
    sse = 0.0
    for n in range(len(x)):
        h = np.tanh(w * x[n] + b)
        y = np.dot(v, h) + c
        e = y - t[n]
        sse += e * e
        back = e * v * (1 - h * h)
        dv += e * h
        dc += e
        dw += back * x[n]
        db += back
    w -= eta * dw / len(x)
    b -= eta * db / len(x)
    v -= eta * dv / len(x)
    c -= eta * dc / len(x)
    if epoch % 100 == 0:
        print(epoch, sse / len(x))

fitted = np.array([np.dot(v, np.tanh(w * xn + b)) + c for xn in x])
print("mse", np.mean((fitted - t) ** 2))
