import torch
import torch.nn as nn

# two answers at once: height and range of a throw; they share the hidden layers
torch.manual_seed(59)
speed = torch.rand(350, 1) * 2 - 1
angle = torch.rand(350, 1) * 2 - 1
v, a = 1.5 + speed, 0.8 + 0.6 * angle
height = (v * torch.sin(a)) ** 2 / 2
distance = v ** 2 * torch.sin(2 * a)
answers = torch.cat([height, distance], dim=1)
answers = (answers - answers.mean(0)) / answers.std(0)
inputs = torch.cat([speed, angle], dim=1)


class Throw(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(2, 32), nn.ELU(), nn.Linear(32, 32), nn.ELU())
        self.height = nn.Linear(32, 1)
        self.distance = nn.Linear(32, 1)

    def forward(self, x):
        t = self.trunk(x)
        return torch.cat([self.height(t), self.distance(t)], dim=1)


net = Throw()
optimizer = torch.optim.NAdam(net.parameters(), lr=0.005)
for epoch in range(800):
    optimizer.zero_grad()
    out = net(inputs)
    loss = nn.functional.mse_loss(out, answers, reduction="none").mean(dim=0).sum()
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(epoch, loss.item())
