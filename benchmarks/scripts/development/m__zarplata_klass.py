# Курсовая: зарплата разработчика (тыс. руб.) по стажу и уровню английского
# Сеть почему-то не предсказывает большие зарплаты, всё упирается в потолок
import numpy as np


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


class Set:
    def __init__(self, vhod, skryt, skorost):
        self.w1 = np.random.randn(vhod, skryt)
        self.b1 = np.zeros((1, skryt))
        self.w2 = np.random.randn(skryt, 1) * 0.5
        self.b2 = np.zeros((1, 1))
        self.skorost = skorost

    def vpered(self, x):
        self.h = sigmoid(x @ self.w1 + self.b1)
        self.out = sigmoid(self.h @ self.w2 + self.b2)
        return self.out

    def nazad(self, x, y):
        m = x.shape[0]
        d2 = 2 * (self.out - y) / m * self.out * (1 - self.out)
        d1 = d2 @ self.w2.T * self.h * (1 - self.h)
        self.w2 -= self.skorost * self.h.T @ d2
        self.b2 -= self.skorost * d2.sum(axis=0, keepdims=True)
        self.w1 -= self.skorost * x.T @ d1
        self.b1 -= self.skorost * d1.sum(axis=0, keepdims=True)

    def obuchit(self, x, y, epohi):
        for e in range(epohi):
            otvet = self.vpered(x)
            if e % 500 == 0:
                print('эпоха', e, 'ошибка', np.mean((otvet - y) ** 2))
            self.nazad(x, y)


np.random.seed(42)
stazh = np.random.uniform(0, 15, 250)
angl = np.random.uniform(0, 5, 250)
zarplata = 60 + 160 * (1 - np.exp(-stazh / 5)) + 12 * angl + 4 * np.random.randn(250)

X = np.column_stack([stazh / 15 - 0.5, angl / 5 - 0.5]) * 3
y = zarplata.reshape(-1, 1) / 150     # в долях от 150 тыс.

set_ = Set(2, 10, 0.3)
set_.obuchit(X, y, 4000)
prognoz = set_.vpered(X)
print('максимум в данных', y.max(), 'максимум сети', prognoz.max())
