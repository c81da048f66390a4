import numpy as np

# block fuel of short hops, sample after sample. Old records count less (weight 0.3).
rnd = np.random.RandomState(14)
n = 220
distance = rnd.uniform(200, 2200, n)        # nautical miles
payload = rnd.uniform(6, 20, n)             # tonnes
headwind = rnd.normal(0, 25, n)             # knots
weight = np.where(rnd.rand(n) < 0.4, 0.3, 1.0)
fuel = 900 + distance * 450 / (450 - headwind) * (4.2 + 0.09 * payload)
fuel += rnd.normal(0, 150, n) / np.sqrt(weight)        # the old ones are also less exact

def z(v):
    return (v - v.mean()) / v.std()

rows = list(zip(z(distance), z(payload), z(headwind), z(fuel), weight))

nh = 6
U = rnd.uniform(-0.7, 0.7, (nh, 3))
u0 = rnd.uniform(-0.5, 0.5, nh)
v = rnd.uniform(-0.4, 0.4, nh)
v0 = 0.0
alpha = 0.05

for sweep in range(150):
    rnd.shuffle(rows)
    sse = 0.0
    for x1, x2, x3, wanted, wt in rows:
        x = np.array([x1, x2, x3])
        h = np.tanh(U.dot(x) + u0)
        miss = v.dot(h) + v0 - wanted
        sse += wt * miss * miss
        back = wt * miss * v * (1 - h * h)
        v = v - alpha * wt * miss * h
        v0 = v0 - alpha * wt * miss
        U = U - alpha * np.outer(back, x)
        u0 = u0 - alpha * back
    alpha = alpha * 0.98
    if sweep % 10 == 9:
        print("sweep", sweep + 1, " weighted sse", round(sse, 3))

inputs = np.array([z(distance), z(payload), z(headwind)])
kilos = (v.dot(np.tanh(U.dot(inputs) + u0[:, None])) + v0) * fuel.std() + fuel.mean()
print("rms error kg:", np.sqrt(np.mean((kilos - fuel) ** 2)))
