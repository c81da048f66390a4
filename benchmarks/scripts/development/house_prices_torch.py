import numpy as np
import torch
from torch import nn

# made-up houses: size, rooms, age -> price
rng = np.random.RandomState(2)
n = 300
size = rng.uniform(40, 200, n)
rooms = np.round(size / 30 + rng.normal(0, 0.5, n))
age = rng.uniform(0, 60, n)
price = 2.1 * size + 8 * rooms - 0.9 * age + 0.004 * size ** 2 + rng.normal(0, 8, n)

features = np.stack([size, rooms, age], axis=1)
features = (features - features.mean(0)) / features.std(0)
labels = (price - price.mean()) / price.std()

X = torch.tensor(features, dtype=torch.float32)
y = torch.tensor(labels, dtype=torch.float32)

torch.manual_seed(0)
model = nn.Sequential(
    nn.Linear(3, 24),
    nn.ReLU(),
    nn.Linear(24, 1),
)
loss_fn = nn.MSELoss()
opt = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(400):
    opt.zero_grad()
    pred = model(X)
    loss = loss_fn(pred, y)
    loss.backward()
    opt.step()
    if (epoch + 1) % 50 == 0:
        print(epoch + 1, float(loss))

estimate = model(X).detach().numpy().ravel() * price.std() + price.mean()
print("mean absolute error:", np.abs(estimate - price).mean())
