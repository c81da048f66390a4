import torch
from torch import nn

torch.manual_seed(6)


def make_batch(n=400):
    x = torch.rand(n, 4) * 2 - 1
    y = x[:, :1] * x[:, 1:2] + torch.sin(3 * x[:, 2:3]) - x[:, 3:] ** 2
    return x, y + 0.05 * torch.randn(n, 1)


class MLP(nn.Module):
    def __init__(self, width=64):
        super().__init__()
        self.inp = nn.Linear(4, width)
        self.mid = nn.Linear(width, width)
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        x = torch.tanh(self.inp(x))
        x = torch.tanh(self.mid(x))
        return self.out(x)


x, y = make_batch()
mlp = MLP()
opt = torch.optim.Adam(mlp.parameters(), lr=0.8)
for epoch in range(500):
    loss = nn.functional.mse_loss(mlp(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 50 == 0:
        print("epoch", epoch, "loss", loss.item())
