"""Predict rent per square metre from 4 flat features. PyTorch, Adam."""
import numpy as np
import torch
from torch import nn, optim

np.random.seed(0)
torch.manual_seed(0)

n = 500
features = np.random.randn(n, 4).astype(np.float32)
rent = (12 + 2.0 * features[:, 0] - 1.5 * np.abs(features[:, 1])
        + features[:, 2] * features[:, 3] + 0.2 * np.random.randn(n)).astype(np.float32)

train_x = torch.from_numpy(features)
train_y = torch.from_numpy(rent)


class RentModel(nn.Module):
    def __init__(self, d_in):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d_in, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU())
        self.head = nn.Linear(64, 1)

    def forward(self, x):
        return self.head(self.net(x))


model = RentModel(train_x.shape[1])
opt = optim.Adam(model.parameters(), lr=0.005)

for epoch in range(400):
    opt.zero_grad()
    y_hat = model(train_x)
    loss = ((y_hat - train_y) ** 2).mean()
    loss.backward()
    opt.step()
    if (epoch + 1) % 50 == 0:
        print("Epoch: %d, loss: %1.5f" % (epoch + 1, loss.item()))

model.eval()
with torch.no_grad():
    guess = model(train_x).squeeze()
print("predictions:", guess[:6])      # all of them ~ 11
print("truth:      ", train_y[:6])
