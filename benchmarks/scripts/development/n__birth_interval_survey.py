# Survey data: birth interval (months) against mother's age. R2 is only about a
# half -- is the network wrong or is it the data? (self-reported, very noisy)
import numpy as np

np.random.seed(2016)
n = 700
mother_age = np.random.uniform(18, 45, n)
interval = 26 + 9 * np.tanh((mother_age - 30) / 4) + 4 * np.sin(mother_age / 4)
interval = interval + np.random.normal(0, 8.5, n)

age_mean, age_sd = mother_age.mean(), mother_age.std()
int_mean, int_sd = interval.mean(), interval.std()
X = ((mother_age - age_mean) / age_sd)[:, None]
y = ((interval - int_mean) / int_sd)[:, None]

n_hidden = 12
w1 = np.random.randn(1, n_hidden)
b1 = np.random.randn(1, n_hidden)
w2 = np.random.randn(n_hidden, 1) / np.sqrt(n_hidden)
b2 = np.zeros((1, 1))
eta = 0.1

for epoch in range(4000):
    a1 = np.tanh(X @ w1 + b1)
    out = a1 @ w2 + b2
    loss = 0.5 * np.mean((out - y) ** 2)

    delta2 = (out - y) / n
    delta1 = (delta2 @ w2.T) * (1 - a1 ** 2)
    w2 -= eta * (a1.T @ delta2)
    b2 -= eta * delta2.sum(axis=0, keepdims=True)
    w1 -= eta * (X.T @ delta1)
    b1 -= eta * delta1.sum(axis=0, keepdims=True)

    if epoch % 500 == 0:
        print(f"epoch {epoch}: loss {loss:.4f}")

months = (np.tanh(X @ w1 + b1) @ w2 + b2) * int_sd + int_mean
y_months = interval[:, None]
ss_res = np.sum((y_months - months) ** 2)
ss_tot = np.sum((y_months - y_months.mean()) ** 2)
print("R2:", 1 - ss_res / ss_tot)
