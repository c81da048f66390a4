import numpy as np

# noise level beside a road: cars per hour, trucks per hour, distance
np.random.seed(61)
num = 300
cars, trucks, dist = np.random.rand(3, num)
level = np.log(1 + 5 * cars + 12 * trucks) - 1.5 * np.log(0.2 + dist)
X = np.vstack((cars, trucks, dist)).T
X = (X - X.mean(0)) / X.std(0)
Y = ((level - level.mean()) / level.std())[:, np.newaxis]

net = dict(
    W1=np.random.randn(3, 30),
    b1=np.zeros((1, 30)),
    W2=np.random.randn(30, 1) * 0.2,
    b2=np.zeros((1, 1)),
)
reg = 0.02
lr = 0.05

for i in range(3000):
    hidden = np.maximum(0, X @ net["W1"] + net["b1"])
    out = hidden @ net["W2"] + net["b2"]

    data_loss = np.mean((out - Y) ** 2)
    reg_loss = 0.5 * reg * (np.sum(net["W1"] ** 2) + np.sum(net["W2"] ** 2))
    loss = data_loss + reg_loss
    if i % 300 == 0:
        print("iteration", i, "data", data_loss, "reg", reg_loss)

    dout = 2 * (out - Y) / num
    dW2 = hidden.T @ dout
    db2 = np.sum(dout, axis=0, keepdims=True)
    dhidden = dout @ net["W2"].T
    dhidden[hidden <= 0] = 0
    dW1 = X.T @ dhidden
    db1 = np.sum(dhidden, axis=0, keepdims=True)

    # add regularization gradient contribution
    dW2 += reg_loss
    dW1 += reg_loss

    net["W1"] -= lr * dW1
    net["b1"] -= lr * db1
    net["W2"] -= lr * dW2
    net["b2"] -= lr * db2
