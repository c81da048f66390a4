# BP shenjing wangluo, yuce nongzuowu chanliang (kg/mu)
# shuru: shifei liang, jiangyu liang ; shuchu: chanliang
import numpy as np


class BPNN(object):
    def __init__(self, shuru, yincang, shuchu):
        self.w1 = np.random.uniform(-1, 1, (shuru, yincang))
        self.b1 = np.random.uniform(-1, 1, (1, yincang))
        self.w2 = np.random.uniform(-1, 1, (yincang, shuchu))
        self.b2 = np.zeros((1, shuchu))

    def sigmoid(self, x):
        return 1 / (1 + np.exp(-x))

    def qianxiang(self, x):          # qian xiang chuan bo
        self.z1 = np.dot(x, self.w1) + self.b1
        self.a1 = self.sigmoid(self.z1)
        self.z2 = np.dot(self.a1, self.w2) + self.b2
        self.a2 = self.sigmoid(self.z2)
        return self.a2

    def fanxiang(self, x, y, xuexilv):
        n = x.shape[0]
        wucha = self.a2 - y
        d2 = wucha * self.a2 * (1 - self.a2)
        d1 = np.dot(d2, self.w2.T) * self.a1 * (1 - self.a1)
        self.w2 -= xuexilv * np.dot(self.a1.T, d2) / n
        self.b2 -= xuexilv * np.sum(d2, axis=0, keepdims=True) / n
        self.w1 -= xuexilv * np.dot(x.T, d1) / n
        self.b1 -= xuexilv * np.sum(d1, axis=0, keepdims=True) / n

    def xunlian(self, x, y, cishu=6000, xuexilv=2.0):
        for i in range(cishu):
            self.qianxiang(x)
            self.fanxiang(x, y, xuexilv)
            if i % 1000 == 0:
                print('di %d ci, sunshi: %.4f' % (i, np.mean((self.a2 - y) ** 2)))


if __name__ == '__main__':
    np.random.seed(2023)
    shifei = np.random.uniform(0, 30, (300, 1))
    jiangyu = np.random.uniform(200, 900, (300, 1))
    chanliang = 280 + 16 * shifei - 0.35 * shifei ** 2 + 90 * np.sin(jiangyu / 220.0)
    chanliang = chanliang + np.random.normal(0, 8, (300, 1))

    x = np.hstack([shifei, jiangyu])
    x = (x - x.mean(axis=0)) / x.std(axis=0)     # guiyihua
    y = chanliang

    wangluo = BPNN(2, 16, 1)
    wangluo.xunlian(x, y)
    yuce = wangluo.qianxiang(x)
    print('zhenshi:', y[:5].ravel())
    print('yuce:   ', yuce[:5].ravel())          # quan dou shi 1 ???
