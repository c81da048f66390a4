"""Daily fare income (CZK) of the whole network from temperature and day type -- PyTorch.

The network is the one from the "regression with nn.Module" tutorial where it worked fine.
Here the loss stays around 1e11.
"""
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(10)
rng = np.random.default_rng(10)

days = 365
temp = 10 + 12 * np.sin(2 * np.pi * np.arange(days) / 365) + 3 * rng.standard_normal(days)
weekend = (np.arange(days) % 7 >= 5).astype(float)
income = 412000 - 165000 * weekend - 180.0 * (temp - 12) ** 2 + 6000 * rng.standard_normal(days)

features = np.column_stack([(temp - temp.mean()) / temp.std(), weekend])
X = torch.from_numpy(features).float()
Y = torch.from_numpy(income).float().reshape(-1, 1)
loader = DataLoader(TensorDataset(X, Y), batch_size=64, shuffle=True)


class IncomeNet(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.hidden = nn.Linear(2, hidden)
        self.act = nn.Tanh()
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.out(self.act(self.hidden(x)))


net = IncomeNet()
loss_fn = nn.MSELoss()
optim = torch.optim.Adam(net.parameters(), lr=1e-2)

for epoch in range(150):
    running = 0.0
    for xb, yb in loader:
        optim.zero_grad()
        loss = loss_fn(net(xb), yb)
        loss.backward()
        optim.step()
        running += loss.item() * len(xb)
    if epoch % 15 == 0:
        print("epoch", epoch, "MSE", running / days)

forecast = net(X).detach()
print("typical prediction", forecast.mean().item(), "typical income", income.mean())
