import numpy as np

# slingshot: how far does the bird fly for a given pull (0..1) and angle (degrees)
np.random.seed(404)
G = 9.81
shots = []
for _ in range(150):
    pull = np.random.uniform(0.2, 1.0)
    angle = np.random.uniform(10, 80)
    speed = 22 * pull
    shots.append((pull, angle, speed ** 2 * np.sin(2 * np.radians(angle)) / G))
shots = np.array(shots)

inputs = shots[:, :2]
inputs = (inputs - inputs.mean(axis=0)) / inputs.std(axis=0)
dist = shots[:, 2]
wanted = (dist - dist.mean()) / dist.std()

HIDDEN = 14
W = np.random.randn(HIDDEN, 2)
V = np.random.randn(HIDDEN) * 0.3
LR = 0.5


def fly(x):
    h = np.tanh(W.dot(x))
    return h, V.dot(h)


for epoch in range(300):
    total = 0
    for x, t in zip(inputs, wanted):
        h, y = fly(x)
        err = y - t
        total += err * err
        grad_V = err * h
        grad_h = err * V
        grad_W = np.outer(grad_h * (1 - h * h), x)
        V -= LR * grad_V
        W -= LR * grad_W
    if epoch % 30 == 0:
        print("epoch", epoch, "mean squared error", total / len(inputs))

landed = np.array([fly(x)[1] for x in inputs])
print("typical miss in metres", np.abs(landed - wanted).mean() * dist.std())
