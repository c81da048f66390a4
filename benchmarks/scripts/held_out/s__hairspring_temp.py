# daily rate of a movement with a steel hairspring vs temperature
# why does my cost keep growing????
import numpy as np

np.random.seed(11)
temp = np.linspace(-10, 45, 140).reshape(-1, 1)
rate_sd = 14 * np.cos((temp - 18) / 14.0) + 0.25 * (temp - 18) + np.random.normal(0, 1.0, temp.shape)

X = (temp - temp.mean()) / temp.std()
Y = (rate_sd - rate_sd.mean()) / rate_sd.std()
m = len(X)

hidden = 24
w_h = np.random.randn(1, hidden) * 2
b_h = np.random.randn(hidden)
w_o = np.random.randn(hidden, 1) * 0.2
b_o = np.zeros(1)
alpha = 0.03
cost_list = []

for it in range(6000):
    H = np.tanh(np.dot(X, w_h) + b_h)
    yhat = np.dot(H, w_o) + b_o
    cost = ((yhat - Y) ** 2).sum() / (2 * m)
    cost_list.append(cost)

    dy = (yhat - Y) / m
    dw_o = np.dot(H.T, dy)
    db_o = dy.sum(0)
    dH = np.dot(dy, w_o.T) * (1 - H * H)
    dw_h = np.dot(X.T, dH)
    db_h = dH.sum(0)

    w_o = w_o + alpha * dw_o
    b_o = b_o + alpha * dbo
    w_h = w_h + alpha * dw_h
    b_h = b_h + alpha * db_h

    if it % 1000 == 0:
        print("iteration", it, "cost", cost)

print("rate at 20 C (standardised):", float(np.interp(20, temp[:, 0], yhat[:, 0])))
