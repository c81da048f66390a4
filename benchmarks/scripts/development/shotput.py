# Shot put: distance from release speed, angle and height. Neural network, Python 2.7 on the lab PC
import numpy as np

np.random.seed(0)
N = 200
speed = np.random.uniform(8, 15, N)
angle = np.random.uniform(20, 60, N)
height = np.random.uniform(150, 230, N)     # cm
a = angle * np.pi / 180
vy = speed * np.sin(a)
dist = speed * np.cos(a) * (vy + np.sqrt(vy ** 2 + 2 * 9.81 * height / 100)) / 9.81

X = np.zeros((N, 3))
X[:, 0] = speed
X[:, 1] = angle
X[:, 2] = height
y = (dist - dist.mean()) / dist.std()
y = y.reshape(N, 1)

net = {}
net['W1'] = 0.01 * np.random.randn(3, 20)
net['b1'] = np.zeros((1, 20))
net['W2'] = 0.01 * np.random.randn(20, 1)
net['b2'] = np.zeros((1, 1))

step_size = 1e-5
for i in xrange(500):
    hidden = np.maximum(0, np.dot(X, net['W1']) + net['b1'])
    pred = np.dot(hidden, net['W2']) + net['b2']
    loss = np.mean((pred - y) ** 2)
    if i % 50 == 0:
        print "iteration %d: loss %f" % (i, loss)

    dpred = 2 * (pred - y) / N
    grads = {}
    grads['W2'] = np.dot(hidden.T, dpred)
    grads['b2'] = np.sum(dpred, axis=0, keepdims=True)
    dhidden = np.dot(dpred, net['W2'].T)
    dhidden[hidden <= 0] = 0
    grads['W1'] = np.dot(X.T, dhidden)
    grads['b1'] = np.sum(dhidden, axis=0, keepdims=True)

    for p in net:
        net[p] += -step_size * grads[p]

print "R2", 1 - loss
