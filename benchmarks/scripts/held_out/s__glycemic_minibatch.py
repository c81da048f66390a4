# Glucose after a meal (mmol/l) as a function of minutes and carbohydrate, mini-batch SGD
import numpy as np

np.random.seed(8)


def meal(n):
    minutes = np.random.uniform(0, 180, n)
    carbs = np.random.uniform(15, 90, n)
    rise = 0.06 * carbs * (minutes / 35) * np.exp(1 - minutes / 35)
    return np.column_stack((minutes, carbs)), 5 + rise + np.random.normal(0, 0.25, n)


X, glucose = meal(900)
Xn = (X - X.mean(0)) / X.std(0)
g_mean, g_std = glucose.mean(), glucose.std()
Yn = (glucose - g_mean)[:, None] / g_std

h = 40
W1, b1 = np.random.randn(2, h) * 1.2, np.random.randn(h)
W2, b2 = np.random.randn(h, 1) / np.sqrt(h), np.zeros(1)
lam = 1e-5
eta0 = 0.05

for epoch in range(200):
    eta = eta0 / (1 + 0.01 * epoch)
    order = np.random.permutation(len(Xn))
    for chunk in np.array_split(order, 30):
        xb, yb = Xn[chunk], Yn[chunk]
        a = np.tanh(xb @ W1 + b1)
        e = a @ W2 + b2 - yb
        loss = np.mean(e ** 2) + lam * (np.sum(W1 ** 2) + np.sum(W2 ** 2))
        d = 2 * e / len(chunk)
        dz = d @ W2.T * (1 - a ** 2)
        W2 -= eta * (a.T @ d + 2 * lam * W2)
        b2 -= eta * d.sum(0)
        W1 -= eta * (xb.T @ dz + 2 * lam * W1)
        b1 -= eta * dz.sum(0)
    if epoch % 20 == 0:
        full = np.tanh(Xn @ W1 + b1) @ W2 + b2
        print(epoch, "last batch", loss, "all", np.mean((full - Yn) ** 2))

# new volunteers
X_new, glucose_new = meal(200)
pred_new = np.tanh((X_new - X.mean(0)) / X.std(0) @ W1 + b1) @ W2 + b2
pred_new = pred_new[:, 0] * g_std + g_mean
print("RMSE on new volunteers [mmol/l]:", np.sqrt(np.mean((pred_new - glucose_new) ** 2)))
