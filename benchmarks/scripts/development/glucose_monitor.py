import numpy as np

rng = np.random.default_rng(9)


class Regressor(object):

    def __init__(self, n_inputs, n_hidden):
        self.w1 = rng.normal(0, 1.0, (n_inputs, n_hidden))
        self.b1 = rng.normal(0, 0.5, (1, n_hidden))
        self.w2 = rng.normal(0, 0.3, (n_hidden, 1))
        self.b2 = np.zeros((1, 1))

    def predict(self, x):
        self.hidden = np.tanh(x @ self.w1 + self.b1)
        return self.hidden @ self.w2 + self.b2

    def update(self, x, error, lr):
        d_out = 2 * error / x.shape[0]
        d_hid = d_out @ self.w2.T * (1 - self.hidden ** 2)
        self.w2 -= lr * self.hidden.T @ d_out
        self.b2 -= lr * d_out.sum(axis=0, keepdims=True)
        self.w1 -= lr * x.T @ d_hid
        self.b1 -= lr * d_hid.sum(axis=0, keepdims=True)


# sensor current (nA) and temperature -> glucose (mmol/l)
N = 400
current = rng.uniform(1, 25, N)
temperature = rng.uniform(31, 38, N)
glucose = 30 * current / (current + 22) * (1 - 0.03 * (temperature - 34)) + rng.normal(0, 0.15, N)

X = np.c_[(current - 13) / 7, (temperature - 34.5) / 2]
Y = ((glucose - glucose.mean()) / glucose.std()).reshape(-1, 1)
X_train, X_valid = X[:200], X[200:]
Y_train, Y_valid = Y[:200], Y[200:]

model = Regressor(2, 16)
train_curve, valid_curve = [], []
for epoch in range(5000):
    train_error = model.predict(X_train) - Y_train
    valid_error = model.predict(X_valid) - Y_valid
    model.update(X_train, train_error, lr=0.1)
    train_curve.append((train_error ** 2).mean())
    valid_curve.append((valid_error ** 2).mean())
    if epoch % 500 == 0:
        print("epoch %d: train %.4f valid %.4f" % (epoch, train_curve[-1], valid_curve[-1]))

prediction = model.predict(X_train)
print("R2 train:", 1 - np.mean((prediction - Y_train) ** 2) / Y_train.var())
