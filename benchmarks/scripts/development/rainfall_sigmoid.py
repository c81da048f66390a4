import numpy as np

def nonlin(x, deriv=False):
    if deriv == True:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))

np.random.seed(1)

# month of the year (0..1) -> rain in cm
month = np.random.rand(240, 1)
rain = 4.5 + 3.0 * np.sin(2 * np.pi * month) + 0.2 * np.random.randn(240, 1)

# randomly initialize our weights with mean 0
X = np.hstack([month * 2 - 1, np.ones((240, 1))])    # last column is the bias
syn0 = 4 * np.random.random((2, 10)) - 2
syn1 = 2 * np.random.random((11, 1)) - 1

for j in range(6000):
    # Feed forward through layers 0, 1, and 2
    l0 = X
    l1 = np.hstack([nonlin(np.dot(l0, syn0)), np.ones((240, 1))])
    l2 = nonlin(np.dot(l1, syn1))

    # how much did we miss the target value?
    l2_error = rain - l2
    if (j % 1000) == 0:
        print("Error:" + str(np.mean(np.abs(l2_error))))

    l2_delta = l2_error * nonlin(l2, deriv=True)
    l1_error = l2_delta.dot(syn1.T)
    l1_delta = (l1_error * nonlin(l1, deriv=True))[:, :-1]

    syn1 += 0.01 * l1.T.dot(l2_delta)
    syn0 += 0.01 * l0.T.dot(l1_delta)

print("Output after training")
print(np.hstack([month[:5], l2[:5], rain[:5]]))
