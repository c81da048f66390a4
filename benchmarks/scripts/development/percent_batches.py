import numpy as np

# yield of a bioreactor: humidity (%), filling (%), stirrer (rpm)
np.random.seed(20)
m = 384
humidity = np.random.uniform(0, 100, m)
filling = np.random.uniform(0, 100, m)
stirrer = np.random.uniform(50, 400, m)
result = np.sin(humidity / 20) + (filling / 100) ** 2 - 0.3 * np.log(stirrer / 100)
result = result.reshape(m, 1)

data = np.column_stack([humidity, filling, stirrer])

W = [np.random.randn(3, 25), np.random.randn(25, 1) * 0.2]
B = [np.random.randn(25), np.zeros(1)]
learning_rate = 0.05
batch = 48

for epoch in range(400):
    perm = np.random.permutation(m)
    for j in range(0, m, batch):
        sel = perm[j:j + batch]
        inp, target = data[sel], result[sel]
        # forward
        layer = np.tanh(inp @ W[0] + B[0])
        output = layer @ W[1] + B[1]
        # backward
        delta = (output - target) / batch
        delta_hidden = delta @ W[1].T * (1 - layer ** 2)
        W[1] -= learning_rate * (layer.T @ delta)
        B[1] -= learning_rate * delta.sum(0)
        W[0] -= learning_rate * (inp.T @ delta_hidden)
        B[0] -= learning_rate * delta_hidden.sum(0)
    if epoch % 50 == 0:
        everything = np.tanh(data @ W[0] + B[0]) @ W[1] + B[1]
        print("epoch", epoch, "mse", np.mean((everything - result) ** 2))

final = np.tanh(data @ W[0] + B[0]) @ W[1] + B[1]
print("correlation", np.corrcoef(final[:, 0], result[:, 0])[0, 1])
