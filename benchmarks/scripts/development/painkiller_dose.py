import numpy as np


class TwoLayerNet(object):
    """in -> tanh -> linear, trained with plain gradient descent"""

    def __init__(self, nin, nhid):
        # start all the weights from the same small number
        self.w1 = np.full((nin, nhid), 0.1)
        self.b1 = np.zeros(nhid)
        self.w2 = np.full((nhid, 1), 0.1)
        self.b2 = np.zeros(1)

    def predict(self, x):
        self.h = np.tanh(x.dot(self.w1) + self.b1)
        return self.h.dot(self.w2) + self.b2

    def fit(self, x, y, rate, n):
        for k in range(n):
            o = self.predict(x)
            e = (o - y) / len(x)
            gw2 = self.h.T.dot(e)
            gb2 = e.sum(0)
            back = e.dot(self.w2.T) * (1 - self.h ** 2)
            gw1 = x.T.dot(back)
            gb1 = back.sum(0)
            self.w1 -= rate * gw1
            self.b1 -= rate * gb1
            self.w2 -= rate * gw2
            self.b2 -= rate * gb2
            if k % 1000 == 0:
                print("iter", k, "cost", 0.5 * np.mean((o - y) ** 2))


# effect of a painkiller: rises with the dose, falls again when it gets toxic,
# second hump from the slow-release part
np.random.seed(12)
dose = np.random.uniform(0, 10, size=(220, 1))
effect = 5 * np.exp(-(dose - 2.5) ** 2 / 1.5) + 4 * np.exp(-(dose - 7) ** 2 / 2)
effect += np.random.normal(0, 0.15, dose.shape)

x = dose / 5 - 1
net = TwoLayerNet(1, 25)
net.fit(x, effect - effect.mean(), rate=0.1, n=10000)

result = net.predict(x) + effect.mean()
print("rmse", np.sqrt(np.mean((result - effect) ** 2)))
