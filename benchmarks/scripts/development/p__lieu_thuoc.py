import numpy as np


class MangNoron:
    # mang 1 lop an, hoi quy nong do thuoc trong mau

    def __init__(self, so_dac_trung, so_noron, hoc=0.1):
        self.hoc = hoc
        self.W1 = np.zeros((so_dac_trung, so_noron))
        self.b1 = np.zeros(so_noron)
        self.W2 = np.zeros((so_noron, 1))
        self.b2 = np.zeros(1)

    def tien(self, X):
        self.A = np.tanh(X @ self.W1 + self.b1)
        return self.A @ self.W2 + self.b2

    def lui(self, X, y, du_doan):
        n = len(y)
        d = 2 * (du_doan - y) / n
        self.gW2 = self.A.T @ d
        self.gb2 = d.sum(0)
        dA = d @ self.W2.T * (1 - self.A ** 2)
        self.gW1 = X.T @ dA
        self.gb1 = dA.sum(0)

    def buoc(self):
        self.W1 -= self.hoc * self.gW1
        self.b1 -= self.hoc * self.gb1
        self.W2 -= self.hoc * self.gW2
        self.b2 -= self.hoc * self.gb2

    def huan_luyen(self, X, y, so_vong):
        for i in range(so_vong):
            du_doan = self.tien(X)
            loss = ((du_doan - y) ** 2).mean()
            self.lui(X, y, du_doan)
            self.buoc()
            if i % 800 == 0:
                print("vong", i, "loss", loss)


np.random.seed(1)
gio = np.random.uniform(0, 10, (160, 1))
nong_do = 5 * (np.exp(-0.25 * gio) - np.exp(-1.5 * gio))
nong_do += 0.06 * np.random.randn(160, 1)

X = (gio - 5.0) / 3.0
mang = MangNoron(1, 20)
mang.huan_luyen(X, nong_do, 5000)
ket_qua = mang.tien(X)
print("sai so tuyet doi trung binh:", np.abs(ket_qua - nong_do).mean())
