import numpy as np

# forward kinematics of a planar arm with two joints: (angle, angle) -> (x, y)
r = np.random.RandomState(77)
angles = r.uniform(-1.4, 1.4, size=(700, 2))
shoulder = angles[:, 0]
elbow = angles.sum(axis=1)
hand = np.stack([
    0.9 * np.cos(shoulder) + 0.6 * np.cos(elbow),
    0.9 * np.sin(shoulder) + 0.6 * np.sin(elbow),
], axis=1)
hand = hand + r.normal(0, 0.02, hand.shape)

centre, spread = hand.mean(axis=0), hand.std(axis=0)
goal = (hand - centre) / spread

net = dict(
    W1=r.normal(0, 1.0, (2, 32)), b1=r.normal(0, 0.3, 32),
    W2=r.normal(0, 0.18, (32, 2)), b2=np.zeros(2),
)
cache = dict.fromkeys(net, 0.0)


def run(net, q):
    hidden = np.tanh(q @ net["W1"] + net["b1"])
    return hidden, hidden @ net["W2"] + net["b2"]


def slopes(net, q, goal):
    hidden, got = run(net, q)
    delta = (got - goal) * 2 / goal.size
    inner = delta @ net["W2"].T * (1 - np.square(hidden))
    return dict(W1=q.T @ inner, b1=inner.sum(0), W2=hidden.T @ delta, b2=delta.sum(0))


for it in range(4000):
    grad = slopes(net, angles, goal)
    lr = 0.005 / (1 + it / 1000)
    for key in net:
        cache[key] = 0.95 * cache[key] + 0.05 * grad[key] ** 2
        net[key] = net[key] - lr * grad[key] / (np.sqrt(cache[key]) + 1e-7)
    if it % 800 == 0:
        print(it, np.mean((run(net, angles)[1] - goal) ** 2, axis=0))

reached = run(net, angles)[1] * spread + centre
print("mean distance to the hand:", np.linalg.norm(reached - hand, axis=1).mean())
