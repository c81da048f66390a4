import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F

parser = argparse.ArgumentParser(description="turbine map")
parser.add_argument("--lr", type=float, default=0.8)
parser.add_argument("--hidden", type=int, default=50)
parser.add_argument("--steps", type=int, default=800)
args = parser.parse_args()


class TurbineMap(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.a = nn.Linear(2, hidden)
        self.b = nn.Linear(hidden, hidden)
        self.c = nn.Linear(hidden, 1)

    def forward(self, x):
        x = F.relu(self.a(x))
        x = F.relu(self.b(x))
        return self.c(x)


torch.manual_seed(2)
speed = torch.rand(300, 1) * 2 - 1
pressure = torch.rand(300, 1) * 2 - 1
eta = 1 - (speed - 0.3 * pressure) ** 2 + 0.5 * torch.sin(3 * pressure)
X = torch.cat([speed, pressure], 1)
Y = (eta - eta.mean()) / eta.std()

model = TurbineMap(args.hidden)
opt = torch.optim.SGD(model.parameters(), lr=args.lr)
for i in range(args.steps):
    opt.zero_grad()
    y_ = model(X)
    loss = F.mse_loss(y_, Y)
    loss.backward()
    opt.step()
    if i < 5 or i % 100 == 0:
        print(f"step {i:4d} loss {loss.item():.4f}")
# after a few steps all the predictions are the same number
print(y_[:5].flatten())
