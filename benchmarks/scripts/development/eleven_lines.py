# the famous "neural network in 11 lines of python", turned into regression:
# last layer linear, column of ones as bias, syn += because error is (y - l2)
import numpy as np

def nonlin(x, deriv=False):
    if deriv:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))

np.random.seed(1)

# evaporation of a puddle (mm/h) from temperature and wind
temp = np.random.uniform(5, 35, 200)
wind = np.random.uniform(0, 8, 200)
evap = 0.02 * np.exp(0.06 * temp) * (1 + 0.5 * wind) + 0.005 * np.random.randn(200)

X = np.array([(temp - 20) / 9, (wind - 4) / 2.3, np.ones(200)]).T
y = np.array([evap * 4]).T

# randomly initialize our weights
syn0 = 2 * np.random.random((3, 14)) - 1
syn1 = 2 * np.random.random((15, 1)) - 1
alpha = 0.003

for j in range(12000):
    l0 = X
    l1 = nonlin(np.dot(l0, syn0))
    l1_and_one = np.hstack([l1, np.ones((len(X), 1))])
    l2 = np.dot(l1_and_one, syn1)

    l2_error = y - l2
    if j % 2000 == 0:
        print("Error:" + str(np.mean(np.abs(l2_error))))
    l2_delta = l2_error

    l1_error = l2_delta.dot(syn1[:-1].T)
    l1_delta = l1_error * nonlin(l1, deriv=True)

    syn1 += alpha * l1_and_one.T.dot(l2_delta)
    syn0 += alpha * l0.T.dot(l1_delta)

print("Output After Training:")
print(l2[:5].T, y[:5].T)
