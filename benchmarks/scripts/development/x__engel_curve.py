# Engel curve: share of food in the budget against household income (simulated survey)
# in R this was just nnet(share ~ income, size = 8, linout = TRUE), now by hand
import numpy as np

np.random.seed(1857)
n_obs = 250
income = np.random.uniform(800, 9000, (n_obs, 1))          # euro per month
share = 62 - 11 * np.log(income / 800) + np.random.normal(0, 1.0, (n_obs, 1))   # percent

# standardise the dependent variable
y = (share - share.mean()) / share.std()


def sigmoid(v):
    return 1.0 / (1.0 + np.exp(-v))


n_hidden = 8
beta1 = np.random.normal(0, 1, (1, n_hidden))
const1 = np.random.normal(0, 1, (1, n_hidden))
beta2 = np.random.normal(0, 0.3, (n_hidden, 1))
const2 = np.zeros((1, 1))

step_size = 0.1
for it in range(4000):
    h = sigmoid(income @ beta1 + const1)
    y_hat = h @ beta2 + const2
    resid = y_hat - y
    mse = np.mean(resid ** 2)

    d_out = 2 * resid / n_obs
    d_beta2 = h.T @ d_out
    d_const2 = d_out.sum(axis=0, keepdims=True)
    d_h = d_out @ beta2.T * h * (1 - h)
    d_beta1 = income.T @ d_h
    d_const1 = d_h.sum(axis=0, keepdims=True)

    beta1 -= step_size * d_beta1
    const1 -= step_size * d_const1
    beta2 -= step_size * d_beta2
    const2 -= step_size * d_const2
    if it % 500 == 0:
        print("iteration", it, "mse", round(mse, 4))

print("R squared:", 1 - np.sum((y - y_hat) ** 2) / np.sum((y - y.mean()) ** 2))
# R squared hardly moves?? lm(share ~ log(income)) gives 0.97
