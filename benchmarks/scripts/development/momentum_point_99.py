import numpy as np

'''Train with momentum. The cost oscillates wildly and then I get "overflow encountered in square"'''

rng = np.random.default_rng(73)
# price of used phones: age, memory, battery health -> price (all standardised)
F = rng.normal(size=(400, 3))
price = 0.8 * np.exp(-0.5 * F[:, :1]) + 0.5 * F[:, 1:2] + 0.3 * F[:, 1:2] * F[:, 2:]
price = (price - price.mean()) / price.std()

LEARNING_RATE = 0.3
MOMENTUM = 0.98
shapes = [(3, 40), (1, 40), (40, 1), (1, 1)]
P = [rng.normal(size=s) * k for s, k in zip(shapes, (0.6, 0.1, 0.16, 0))]
velocity = [np.zeros(s) for s in shapes]

best = np.inf
for epoch in range(1000):
    order = rng.permutation(400)
    for chunk in np.split(order, 10):
        x, y = F[chunk], price[chunk]
        z = x @ P[0] + P[1]
        h = np.maximum(0.01 * z, z)
        o = h @ P[2] + P[3]
        do = 2 * (o - y) / len(y)
        dz = do @ P[2].T * np.where(z > 0, 1, 0.01)
        for i, g in enumerate((x.T @ dz, dz.sum(0, keepdims=True), h.T @ do, do.sum(0, keepdims=True))):
            velocity[i] = MOMENTUM * velocity[i] - LEARNING_RATE * g
            P[i] = P[i] + velocity[i]
    z = F @ P[0] + P[1]
    out = np.maximum(0.01 * z, z) @ P[2] + P[3]
    best = min(best, np.mean((out - price) ** 2))
    if epoch % 100 == 0:
        print(epoch, np.mean((out - price) ** 2), best)
