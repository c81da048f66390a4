import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def main():
    np.random.seed(34)
    # trail difficulty: length, climb, loose stones
    trails = np.random.uniform(-1, 1, (100, 3))
    grade = 0.6 * trails[:, 0] + np.tanh(2 * trails[:, 1]) + 0.4 * trails[:, 2] * trails[:, 1]

    hidden = 10
    w = np.random.normal(0, 1, (hidden, 3))
    b = np.random.normal(0, 1, hidden)
    u = np.random.normal(0, 0.5, hidden)
    c = 0.0
    lr = 0.05
    epoch = 0
    while epoch < 250:
        mse = 0
        for i in np.random.permutation(len(trails)):
            h = sigmoid(w.dot(trails[i]) + b)
            y = u.dot(h) + c
            error = y - grade[i]
            mse += error ** 2 / len(trails)
            delta = error * u * h * (1 - h)
            u = u - lr * error * h
            c = c - lr * error
            w = w + lr * np.outer(delta, trails[i])
            b = b + lr * delta
        epoch += 1
        if epoch % 50 == 0:
            print(epoch, mse)

    result = [u.dot(sigmoid(w.dot(t) + b)) + c for t in trails]
    print("R2", 1 - np.mean((np.array(result) - grade) ** 2) / grade.var())


if __name__ == "__main__":
    main()
