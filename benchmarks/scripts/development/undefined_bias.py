import numpy as np

# speed of a falling ball with air drag
np.random.seed(6)
time = np.random.uniform(0, 5, (200, 1))
speed = 20 * np.tanh(9.81 * time / 20) + np.random.randn(200, 1) * 0.2

tm, ts = time.mean(), time.std()
sm, ss = speed.mean(), speed.std()
X = (time - tm) / ts
Y = (speed - sm) / ss

n_h = 10
Wxh = np.random.randn(1, n_h)
bh = np.random.randn(1, n_h) * 0.5
Why = np.random.randn(n_h, 1) * 0.3
by = np.zeros((1, 1))
step_size = 0.1

for i in range(3000):
    h = np.tanh(np.dot(X, Wxh) + bh1)
    y_est = np.dot(h, Why) + by
    loss = np.mean((y_est - Y) ** 2)
    if i % 300 == 0:
        print("loss: ", loss)

    dy = 2 * (y_est - Y) / len(X)
    dWhy = np.dot(h.T, dy)
    dby = np.sum(dy, axis=0, keepdims=True)
    dh = np.dot(dy, Why.T) * (1 - h ** 2)
    dWxh = np.dot(X.T, dh)
    dbh = np.sum(dh, axis=0, keepdims=True)

    Wxh -= step_size * dWxh
    bh -= step_size * dbh
    Why -= step_size * dWhy
    by -= step_size * dby

print("rmse in m/s:", np.sqrt(loss) * ss)
