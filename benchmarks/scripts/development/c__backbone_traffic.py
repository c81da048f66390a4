# Traffic on the backbone over the week, in Gbit/s. Now and then a backup job or a failed counter
# puts a reading far off; Huber's loss keeps these from pulling the curve.
import math

import torch
import torch.nn as nn

torch.manual_seed(100)

hour = torch.rand(1100) * 168
day, clock = torch.floor(hour / 24), hour % 24
weekend = (day >= 5).float()
evening = torch.exp(-0.5 * ((clock - 20.5) / 2.8) ** 2)
office = torch.exp(-0.5 * ((clock - 12.0) / 3.5) ** 2) * (1 - 0.7 * weekend)
usual = 22 + 48 * evening + 35 * office + 6 * weekend
traffic = usual + 2.0 * torch.randn(1100)
odd = torch.rand(1100) < 0.03
traffic[odd] += 45 * torch.randn(int(odd.sum())).sign()

# the clock as two circles, the weekend as a flag
angle = 2 * math.pi * clock / 24
X = torch.stack([angle.sin(), angle.cos(), (2 * angle).sin(), (2 * angle).cos(), weekend], dim=1)
mean, std = traffic.mean(), traffic.std()
Y = ((traffic - mean) / std).view(-1, 1)

net = nn.Sequential(nn.Linear(5, 32), nn.Tanh(), nn.Linear(32, 24), nn.Tanh(), nn.Linear(24, 1))
huber = nn.HuberLoss(delta=0.3)
opt = torch.optim.Adam(net.parameters(), lr=0.005)
slow_down = torch.optim.lr_scheduler.StepLR(opt, step_size=400, gamma=0.3)

for it in range(1200):
    opt.zero_grad()
    loss = huber(net(X), Y)
    loss.backward()
    opt.step()
    slow_down.step()
    if it % 200 == 0:
        print(f"{it:5d} {loss.item():.5f}")

with torch.no_grad():
    forecast = (net(X) * std + mean).flatten()
flagged = (forecast - traffic).abs() > 12
print("readings to look at:", int(flagged.sum()), "of", len(traffic))
