# throwing distance as function of the angle, learned from my own throws
# (school project, python 2.7)
import numpy as np

np.random.seed(5)
angle = np.random.uniform(10, 80, 150)                 # degrees
distance = 2.5 * np.sin(2 * angle * np.pi / 180) + 0.5 + 0.05 * np.random.randn(150)   # 10 m

nh = 8
w1 = np.random.randn(nh)
b1 = np.random.randn(nh)
w2 = np.random.randn(nh) * 0.1
b2 = 0.0
rate = 0.02


def run(a):
    h = np.tanh(w1 * a + b1)
    return h, np.dot(w2, h) + b2


for epoch in range(150):
    total = 0.0
    for i in range(len(angle)):
        h, out = run(angle[i])
        err = distance[i] - out
        total += err * err
        grad_h = err * w2 * (1 - h * h)
        w2 = w2 - rate * err * h
        b2 = b2 - rate * err
        w1 = w1 - rate * grad_h * angle[i]
        b1 = b1 - rate * grad_h
    if epoch % 10 == 0:
        print "epoch", epoch, "error", total / len(angle)

answers = np.array([run(a)[1] for a in angle])
print "best angle so far:", angle[answers.argmax()]
