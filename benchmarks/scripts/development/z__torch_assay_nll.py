"""HPLC peak area -> amount, where the scatter grows with the amount: network with two heads."""
import torch
import torch.nn as nn

torch.manual_seed(99)
n = 800
area = torch.rand(n, 1) * 5.0
amount = 2.0 * area + 0.35 * area**2 + 1.5 * torch.sin(1.3 * area)
scatter = 0.1 + 0.12 * area
amount_measured = amount + scatter * torch.randn(n, 1)

x = (area - 2.5) / 1.44
mu_y, sd_y = amount_measured.mean(), amount_measured.std()
y = (amount_measured - mu_y) / sd_y


class MeanAndSpread(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(1, width), nn.Tanh(), nn.Linear(width, width), nn.Tanh())
        self.mean = nn.Linear(width, 1)
        self.log_var = nn.Linear(width, 1)

    def forward(self, x):
        z = self.body(x)
        return self.mean(z), self.log_var(z)


net = MeanAndSpread()
optim = torch.optim.AdamW(net.parameters(), lr=5e-3, weight_decay=1e-4)
schedule = torch.optim.lr_scheduler.StepLR(optim, step_size=500, gamma=0.5)
for step in range(2000):
    m, s = net(x)
    nll = 0.5 * (s + (y - m) ** 2 * torch.exp(-s)).mean()     # may well go below zero
    optim.zero_grad()
    nll.backward()
    optim.step()
    schedule.step()
    if step % 200 == 0:
        print(f"{step:5d} nll {nll.item():+.4f} mse {((y - m) ** 2).mean().item():.5f}")

with torch.no_grad():
    m, s = net(x)
    estimate = m * sd_y + mu_y
    spread = torch.exp(0.5 * s) * sd_y
inside = ((estimate - amount_measured).abs() < 1.96 * spread).float().mean()
print("coverage of the 95 % band:", inside.item())
