import numpy as np
import matplotlib.pyplot as plt

# du doan chiet suat tu do am cua mat ong (bai tap lon)


def khoi_tao(so_vao, so_an, so_ra):
    W1 = np.random.randn(so_vao, so_an)
    b1 = np.random.randn(so_an) * 0.5
    W2 = np.random.randn(so_an, so_ra) / np.sqrt(so_an)
    b2 = np.zeros(so_ra)
    return W1, b1, W2, b2


def lan_truyen_tien(X, W1, b1, W2, b2):
    Z1 = X.dot(W1) + b1
    A1 = np.tanh(Z1)
    return A1, A1.dot(W2) + b2


def lan_truyen_nguoc(X, Y, A1, Yhat, W2):
    N = X.shape[0]
    dY = 2 * (Yhat - Y) / N
    dW2 = A1.T.dot(dY)
    db2 = dY.sum(axis=0)
    dZ1 = dY.dot(W2.T) * (1 - A1 ** 2)
    dW1 = X.T.dot(dZ1)
    db1 = dZ1.sum(axis=0)
    return dW1, db1, dW2, db2


def cap_nhat(W1, b1, W2, b2, dW1, db1, dW2, db2, toc_do_hoc):
    W1 = W1 - toc_do_hoc * dW1
    b1 = b1 - toc_do_hoc * db1
    W2 = W2 - toc_do_hoc * dW2
    b2 = b2 - toc_do_hoc * db2


np.random.seed(21)
do_am = np.random.uniform(14, 25, (150, 1))
X = (do_am - do_am.mean()) / do_am.std()
Y = -1.2 * X + 0.8 * np.sin(2 * X) + 0.05 * np.random.randn(150, 1)

W1, b1, W2, b2 = khoi_tao(1, 16, 1)
mat_mat = []
for vong in range(4000):
    A1, Yhat = lan_truyen_tien(X, W1, b1, W2, b2)
    loss = np.mean((Yhat - Y) ** 2)
    mat_mat.append(loss)
    if vong % 500 == 0:
        print('vong lap %d, mat mat = %.5f' % (vong, loss))
    dW1, db1, dW2, db2 = lan_truyen_nguoc(X, Y, A1, Yhat, W2)
    cap_nhat(W1, b1, W2, b2, dW1, db1, dW2, db2, 0.05)

_, Yhat = lan_truyen_tien(X, W1, b1, W2, b2)
plt.plot(mat_mat)
plt.show()
