import numpy as np
import torch

# electricity load of a village, normalised, from hour and temperature
np.random.seed(14)
hours = np.random.uniform(0, 24, 500)
celsius = np.random.uniform(-10, 30, 500)
load = 300 + 90 * np.sin((hours - 8) * np.pi / 12) + 0.5 * (celsius - 18) ** 2
load += np.random.normal(0, 5, 500)

features = np.stack([hours / 12 - 1, celsius / 20 - 0.5], axis=1)
x = torch.tensor(features, dtype=torch.float32)
y = torch.tensor((load - load.mean()) / load.std(), dtype=torch.float32).unsqueeze(1)

torch.manual_seed(14)
sizes = [2, 32, 32, 1]
weights, biases = [], []
for n_in, n_out in zip(sizes, sizes[1:]):
    w = torch.randn(n_in, n_out) * (1.0 / n_in) ** 0.5
    weights.append(w.requires_grad_())
    biases.append(torch.zeros(n_out, requires_grad=True))

optimizer = torch.optim.Adam(weights + biases, lr=0.01)


def net(a):
    for w, b in zip(weights, biases):
        a = torch.tanh(a @ w + b)
    return a


for i in range(1200):
    prediction = net(x)
    loss = torch.mean((prediction - y) ** 2)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if i % 100 == 0:
        print(i, loss.item())

kilowatts = prediction.detach().numpy()[:, 0] * load.std() + load.mean()
print("peak predicted", kilowatts.max(), "peak measured", load.max())
