"""Mincer style wage equation with a network and mini-batches."""
import numpy as np

np.random.seed(1974)

N = 600
schooling = np.random.randint(8, 20, N)
experience = np.random.uniform(0, 40, N)
log_wage = 1.2 + 0.09 * schooling + 0.06 * experience - 0.0012 * experience ** 2
log_wage = log_wage + np.random.normal(0, 0.08, N)

X = np.column_stack((schooling, experience)).astype(float)
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (log_wage - log_wage.mean()) / log_wage.std()
y = y[:, np.newaxis]

k = 16
A = np.random.randn(2, k)
a = np.zeros(k)
B = np.random.randn(k, 1) * 0.2
b = np.zeros(1)

eta = 0.03
batch = 50
losses = []
for epoch in range(250):
    # new random order in every epoch
    np.random.shuffle(X)
    epoch_loss = 0.0
    for s in range(0, N, batch):
        xb = X[s:s + batch]
        yb = y[s:s + batch]
        h = np.tanh(xb.dot(A) + a)
        p = h.dot(B) + b
        e = p - yb
        epoch_loss += (e ** 2).sum()
        dp = 2.0 * e / len(xb)
        dh = dp.dot(B.T) * (1 - h ** 2)
        B -= eta * h.T.dot(dp)
        b -= eta * dp.sum(axis=0)
        A -= eta * xb.T.dot(dh)
        a -= eta * dh.sum(axis=0)
    losses.append(epoch_loss / N)
    if epoch % 25 == 0:
        print("epoch", epoch, "loss", losses[-1])

pred = np.tanh(X.dot(A) + a).dot(B) + b
print("explained:", 1 - ((pred - y) ** 2).mean())
# lm() explains 90 percent of this. What am I doing wrong?
