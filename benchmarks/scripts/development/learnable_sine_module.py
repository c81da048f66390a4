import torch
import torch.nn as nn


class Snake(nn.Module):
    """x + sin^2(a x) / a with a learnable a per unit"""

    def __init__(self, n):
        super().__init__()
        self.a = nn.Parameter(torch.ones(n))

    def forward(self, x):
        return x + torch.sin(self.a * x) ** 2 / (self.a + 1e-6)


class Block(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.lin = nn.Linear(n, n)
        self.act = Snake(n)

    def forward(self, x):
        return x + self.act(self.lin(x)) / 2


torch.manual_seed(18)
day = torch.linspace(0, 2, 366)[:-1, None] - 1
sunrise = 2.1 * torch.cos(torch.pi * day) + 0.3 * torch.sin(2 * torch.pi * day) + 6.5
target = (sunrise - sunrise.mean()) / sunrise.std()

net = nn.Sequential(nn.Linear(1, 24), Snake(24), Block(24), nn.Linear(24, 1))
opt = torch.optim.Adam(net.parameters(), lr=4e-3)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=600)
for epoch in range(600):
    opt.zero_grad()
    loss = nn.functional.mse_loss(net(day), target)
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 5.0)
    opt.step()
    sched.step()
    if epoch % 100 == 0:
        print(epoch, loss.item(), sched.get_last_lr()[0])

hours = net(day).detach() * sunrise.std() + sunrise.mean()
