import numpy as np

np.random.seed(55)
X = np.random.uniform(-3, 3, (300, 1))
y = 0.3 * X ** 2 * np.sin(X) + np.random.normal(0, 0.1, X.shape)
X = X / 3.0
X_tr, y_tr = X[:240], y[:240]
X_va, y_va = X[240:], y[240:]

n_hid = 25
W1 = np.random.normal(0, 4, (1, n_hid))
b1 = np.random.uniform(-3, 3, n_hid)
W2 = np.random.normal(0, 0.2, (n_hid, 1))
b2 = np.zeros(1)

best, best_at, patience = np.inf, 0, 400
epoch = 0
while True:
    a = np.tanh(X_tr @ W1 + b1)
    out = a @ W2 + b2
    train_loss = np.mean((out - y_tr) ** 2)
    d = 2 * (out - y_tr) / len(y_tr)
    da = d @ W2.T * (1 - a ** 2)
    W2 = W2 - 0.1 * a.T @ d
    b2 = b2 - 0.1 * d.sum(0)
    W1 = W1 - 0.1 * X_tr.T @ da
    b1 = b1 - 0.1 * da.sum(0)

    val_loss = np.mean((np.tanh(X_va @ W1 + b1) @ W2 + b2 - y_va) ** 2)
    if val_loss < best * 0.999:
        best, best_at = val_loss, epoch
    if epoch - best_at > patience or epoch >= 8000:
        print("stopped at", epoch)
        break
    if epoch % 500 == 0:
        print(epoch, train_loss, val_loss)
    epoch += 1
