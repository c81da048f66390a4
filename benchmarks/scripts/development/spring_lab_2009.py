# spring lab: length of a rubber band under load, learned by a net
# (script from an old course page, I only changed the data)
import numpy as np
np.random.seed(3)

N = 100
grams = np.random.random_integers(0, 200, N) / 100.0
length = 1.0 + 0.8 * grams - 0.9 * np.sin(2.5 * grams) + np.random.normal(0, 0.02, N)

x = (grams - 1.0).reshape(N, 1).astype(np.float)
t = length.reshape(N, 1)

nh = 10
wi = np.random.randn(1, nh)
bi = np.random.randn(1, nh)
wo = np.random.randn(nh, 1) * 0.2
bo = np.zeros((1, 1))

eta = 0.0001
momentum = 0.5
vwi, vbi, vwo, vbo = 0, 0, 0, 0

for epoch in xrange(3000):
    hid = np.tanh(np.dot(x, wi) + bi)
    y = np.dot(hid, wo) + bo
    e = y - t

    gy = e / N
    gh = np.dot(gy, wo.T) * (1 - hid ** 2)

    vwo = momentum * vwo - eta * np.dot(hid.T, gy)
    vbo = momentum * vbo - eta * gy.sum(0)
    vwi = momentum * vwi - eta * np.dot(x.T, gh)
    vbi = momentum * vbi - eta * gh.sum(0)
    wo += vwo
    bo += vbo
    wi += vwi
    bi += vbi

    if epoch % 500 == 0:
        print "epoch %d  error %.4f" % (epoch, (e ** 2).mean())

print "load (g)  length  net"
for i in range(5):
    print int(100 * x[i, 0] + 100), t[i, 0], y[i, 0]
