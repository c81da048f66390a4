"""Drag coefficient of a fastback from four body angles, wind tunnel campaign of spring."""
import torch
from torch import nn

torch.manual_seed(5)


class DragNet(nn.Module):
    def __init__(self, n_in=4, width=32):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(n_in, width),
            nn.SiLU(),
            nn.Linear(width, width),
            nn.SiLU(),
            nn.Linear(width, 1),
        )

    def forward(self, x):
        return self.body(x)


def tunnel_runs(n):
    slant = torch.empty(n).uniform_(8, 35)
    screen = torch.empty(n).uniform_(52, 66)
    diffuser = torch.empty(n).uniform_(0, 14)
    yaw = torch.empty(n).uniform_(-10, 10)
    cd = 0.235 + 0.075 * torch.exp(-((slant - 28) / 5) ** 2) + 0.0006 * (screen - 57) ** 2
    cd = cd - 0.028 * torch.sin(diffuser / 14 * 2.4) + 0.0005 * yaw ** 2
    cd = cd + 0.004 * torch.randn(n)
    return torch.stack([slant, screen, diffuser, yaw], dim=1), cd.unsqueeze(1)


x, cd = tunnel_runs(600)
x = (x - x.mean(0)) / x.std(0)
y = (cd - cd.mean()) / cd.std()

model = DragNet()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
criterion = nn.MSELoss()

model.train()
for epoch in range(1500):
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 250 == 0:
        print(f"epoch {epoch + 1}: loss {loss.item():.5f}")

model.eval()
with torch.no_grad():
    cd_fit = model(x) * cd.std() + cd.mean()
    print("rms error in drag counts:", 1000 * (cd_fit - cd).pow(2).mean().sqrt().item())
