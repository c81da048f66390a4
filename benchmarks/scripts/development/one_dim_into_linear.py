import numpy as np
import torch
from torch import nn

# Simple nonlinear function with PyTorch
# RuntimeError about mat1 and mat2, what are these??
torch.manual_seed(3)
x_np = np.linspace(-3, 3, 200)
y_np = x_np * np.exp(-x_np ** 2 / 2)

x = torch.from_numpy(x_np).float()
y = torch.from_numpy(y_np).float()


class Approximator(nn.Module):
    def __init__(self):
        super().__init__()
        self.seq = nn.Sequential(
            nn.Linear(1, 30),
            nn.Tanh(),
            nn.Linear(30, 30),
            nn.Tanh(),
            nn.Linear(30, 1),
        )

    def forward(self, v):
        return self.seq(v).squeeze(-1)


net = Approximator()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for i in range(1000):
    out = net(x)
    loss = nn.functional.mse_loss(out, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 100 == 0:
        print(i, loss.item())

with torch.no_grad():
    curve = net(x).numpy()
print("integral of the fit", curve.sum() * (x_np[1] - x_np[0]))
