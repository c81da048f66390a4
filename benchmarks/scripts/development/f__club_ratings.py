# Expected score vs. rating difference, our club's games 2010-2021
import numpy as np

rng = np.random.RandomState(42)
diff = rng.uniform(-600, 600, size=(400, 1))           # rating difference
score = 1 / (1 + 10 ** (-diff / 400)) + 0.03 * rng.randn(400, 1)

x = diff / 300.0
y = score

plt.figure()
plt.plot(diff, score, "k.")
plt.xlabel("rating difference")
plt.ylabel("score")

H = 6
W1 = rng.randn(1, H)
b1 = rng.randn(1, H) * 0.5
W2 = rng.randn(H, 1) * 0.5
b2 = np.zeros((1, 1))

lr = 0.1
losses = []
for k in range(3000):
    a = np.tanh(x.dot(W1) + b1)
    p = a.dot(W2) + b2
    e = p - y
    losses.append(float(np.mean(e ** 2)))
    gp = 2 * e / len(x)
    gW2 = a.T.dot(gp)
    gb2 = gp.sum(0, keepdims=True)
    ga = gp.dot(W2.T) * (1 - a ** 2)
    gW1 = x.T.dot(ga)
    gb1 = ga.sum(0, keepdims=True)
    W2 = W2 + lr * gW2
    b2 = b2 + lr * gb2
    W1 = W1 + lr * gW1
    b1 = b1 + lr * gb1
    if k % 500 == 0:
        print("step %5d   loss %.5f" % (k, losses[-1]))

order = np.argsort(diff[:, 0])
plt.plot(diff[order], p[order], "r-")
plt.show()
