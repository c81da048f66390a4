# istjocklek (cm) mot antal frostgrader, samma program som i kursen 2009
import random
import math

random.seed(5)
x_data = []
y_data = []
for i in xrange(50):
    kold = i / 50.0 * 4 - 2              # skalade graddygn
    x_data.append(kold)
    y_data.append(math.sin(1.2 * kold) * 0.6 + 0.2 * kold)

nh = 6
rate = 0.05
w1 = [random.uniform(-1.5, 1.5) for i in range(nh)]
b1 = [random.uniform(-1.5, 1.5) for i in range(nh)]
w2 = [random.uniform(-0.5, 0.5) for i in range(nh)]
b2 = 0.0


def forward(x):
    h = []
    for j in range(nh):
        h.append(math.tanh(w1[j] * x + b1[j]))
    o = b2
    for j in range(nh):
        o = o + w2[j] * h[j]
    return h, o


for epoch in range(600):
    sse = 0.0
    for i in range(len(x_data)):
        h, o = forward(x_data[i])
        delta = o - y_data[i]
        sse = sse + delta * delta
        for j in range(nh):
            dh = delta * w2[j] * (1 - h[j] * h[j])
            w2[j] = w2[j] + rate * delta * h[j]
            w1[j] = w1[j] + rate * dh * x_data[i]
            b1[j] = b1[j] + rate * dh
        b2 = b2 + rate * delta
    if epoch % 100 == 0:
        print epoch, sse

svar = [forward(x)[1] for x in x_data]
print "fel i forsta punkten:", svar[0] - y_data[0]
