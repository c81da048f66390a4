import torch
import torch.nn as nn


class Pair(nn.Module):
    """Attraction of two magnets: the same net looks at both, so that order does not matter."""

    def __init__(self, d=16):
        super().__init__()
        self.one = nn.Sequential(nn.Linear(2, d), nn.Tanh(), nn.Linear(d, d), nn.Tanh())
        self.both = nn.Sequential(nn.Linear(d, d), nn.Tanh(), nn.Linear(d, 1))

    def forward(self, a, b):
        return self.both(self.one(a) + self.one(b))


torch.manual_seed(85)
a = torch.rand(400, 2) * 2 - 1
b = torch.rand(400, 2) * 2 - 1
strength = torch.cos(a[:, 0] + b[:, 0]) * 0.8 + 0.5 * (a[:, 1] + b[:, 1])
strength = strength.unsqueeze(1)

net = Pair()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(1000):
    force = net(a, b)
    loss = ((force - strength) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 100 == 0:
        print(step, loss.item())
