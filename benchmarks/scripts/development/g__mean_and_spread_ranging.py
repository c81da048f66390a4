# Ultrasonic ranging module: distance error grows with distance and angle.
# Two heads: mean and log sigma. The first third of training is plain MSE, then the Gaussian NLL.
import torch
import torch.nn as nn


class MeanAndSpread(nn.Module):
    def __init__(self, n_in, width=24):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(n_in, width), nn.ELU(), nn.Linear(width, width), nn.ELU())
        self.mean = nn.Linear(width, 1)
        self.log_sigma = nn.Linear(width, 1)
        nn.init.zeros_(self.log_sigma.weight)       # starts with one spread for all
        nn.init.constant_(self.log_sigma.bias, -1.0)

    def forward(self, x):
        h = self.body(x)
        return self.mean(h), self.log_sigma(h).clamp(-6, 2)


def bench(n):
    distance = torch.empty(n, 1).uniform_(3, 400)
    angle = torch.empty(n, 1).uniform_(-40, 40)
    ticks = 58.2 * distance * (1 + (angle / 90) ** 2) + 150
    sigma = 40 + 0.00006 * (58.2 * distance) ** 2 / 10 * (1 + (angle / 25) ** 2)
    return torch.cat([distance, angle], 1), ticks, sigma


torch.manual_seed(14)
raw, ticks, sigma = bench(1000)
echo = ticks + sigma * torch.randn(1000, 1)
x = (raw - raw.mean(0)) / raw.std(0)
shift, unit = echo.mean(), echo.std()
y = (echo - shift) / unit

net = MeanAndSpread(2)
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=900)
for step in range(900):
    mu, log_sigma = net(x)
    if step < 300:
        loss = 0.5 * ((y - mu) ** 2).mean()
    else:
        loss = (log_sigma + 0.5 * ((y - mu) / log_sigma.exp()) ** 2).mean()   # may well be negative
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 5.0)
    opt.step()
    sched.step()
    if step % 150 == 0:
        print(step, loss.item())

net.eval()
with torch.no_grad():
    mu, log_sigma = net(x)
calibrated = mu * unit + shift
print("stated spread", (log_sigma.exp() * unit).min().item(), "to", (log_sigma.exp() * unit).max().item(), "ticks")
