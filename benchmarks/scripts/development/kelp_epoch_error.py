import numpy as np

# Kelp growth (cm/day) from light and nutrient level. My own mini-batch code.
np.random.seed(77)
n_samples = 1000
light = np.random.rand(n_samples) * 400
nitrate = np.random.rand(n_samples) * 12
growth = 5 * np.tanh(light / 120) * nitrate / (nitrate + 2.5) - 0.004 * np.maximum(light - 250, 0)
growth += 0.1 * np.random.randn(n_samples)

data = np.vstack([light / 200 - 1, nitrate / 6 - 1]).T
target = growth.reshape(-1, 1)

H = 24
w_hidden = np.random.uniform(-1, 1, (2, H))
b_hidden = np.random.uniform(-1, 1, (1, H))
w_out = np.random.uniform(-0.3, 0.3, (H, 1))
b_out = np.zeros((1, 1))

learning_rate = 0.05
batch_size = 20
n_batches = n_samples // batch_size

for epoch in range(100):
    # run the whole data set through the network and get the errors
    hidden = np.tanh(data @ w_hidden + b_hidden)
    output = hidden @ w_out + b_out
    error = output - target
    if epoch % 10 == 0:
        print("epoch", epoch, "MSE", np.mean(error ** 2))

    # now go through the batches and update
    order = np.random.permutation(n_samples)
    for b in range(n_batches):
        rows = order[b * batch_size:(b + 1) * batch_size]
        d_out = error[rows] / batch_size
        d_hidden = d_out @ w_out.T * (1 - hidden[rows] ** 2)
        w_out -= learning_rate * hidden[rows].T @ d_out
        b_out -= learning_rate * d_out.sum(axis=0, keepdims=True)
        w_hidden -= learning_rate * data[rows].T @ d_hidden
        b_hidden -= learning_rate * d_hidden.sum(axis=0, keepdims=True)

result = np.tanh(data @ w_hidden + b_hidden) @ w_out + b_out
print("final MSE", np.mean((result - target) ** 2))
