# spring force with progressive rate, MLP of any depth
import numpy as np

np.random.seed(10)

layer_dims = [1, 14, 14, 1]
Ws, bs = [], []
for l in range(len(layer_dims) - 1):
    Ws.append(np.random.randn(layer_dims[l], layer_dims[l + 1]) * np.sqrt(1.0 / layer_dims[l]))
    bs.append(np.random.randn(1, layer_dims[l + 1]) * 0.2)

# measured travel (scaled) and force (scaled)
travel = np.linspace(-2, 2, 150).reshape(-1, 1)
force = 0.4 * travel + 0.25 * travel ** 3 - 0.5 * np.sin(3 * travel)
force = force / force.std()


def feed(x):
    acts = [x]
    for l in range(len(Ws)):
        z = acts[-1].dot(Ws[l]) + bs[l]
        acts.append(z if l == len(Ws) - 1 else np.tanh(z))
    return acts


lr = 0.05
losses = []
for epoch in range(3000):
    acts = feed(travel)
    losses.append(np.mean((acts[-1] - force) ** 2))
    if epoch % 300 == 0:
        print("Epoch", epoch, "Loss", losses[-1])

    # backprop
    dWs, dbs = [], []
    delta = 2 * (acts[-1] - force) / len(travel)
    for l in range(len(Ws) - 1, -1, -1):
        dWs.insert(0, acts[l].T.dot(delta))
        dbs.insert(0, delta.sum(axis=0, keepdims=True))
        if l > 0:
            delta = delta.dot(Ws[l].T) * (1 - acts[l] ** 2)

    # gradient descent
    for W, b, dW, db in zip(Ws, bs, dWs, dbs):
        W = W - lr * dW
        b = b - lr * db

prediction = feed(travel)[-1]
print("loss before / after:", losses[0], losses[-1])
