import torch
import torch.nn.functional as F
from torch import nn, optim

# Delivery times of a bakery van: we want a band (10 %, 50 %, 90 %), not just a number.
# One net, three outputs that cannot cross: median, and two softplus distances to it.
torch.manual_seed(77)

n = 1000
distance = torch.rand(n) * 2 - 1     # scaled km
traffic = torch.rand(n) * 2 - 1      # scaled index
true_median = 30 + 14 * distance + 6 * torch.sin(3 * traffic) + 5 * distance * traffic
sigma = 1.0 + 1.0 * (traffic + 1)    # more traffic, more spread
minutes = true_median + sigma * torch.randn(n)

X = torch.stack([distance, traffic], dim=1)
scale = minutes.std()
y = (minutes - minutes.mean()) / scale
taus = torch.tensor([0.1, 0.5, 0.9])


class Band(nn.Module):
    def __init__(self):
        super(Band, self).__init__()
        self.body = nn.Sequential(nn.Linear(2, 40), nn.Tanh(), nn.Linear(40, 40), nn.Tanh())
        self.head = nn.Linear(40, 3)

    def forward(self, x):
        raw = self.head(self.body(x))
        middle = raw[:, 1]
        low = middle - F.softplus(raw[:, 0])
        high = middle + F.softplus(raw[:, 2])
        return torch.stack([low, middle, high], dim=1)


def pinball(q, target):
    miss = target.unsqueeze(1) - q
    return torch.maximum(taus * miss, (taus - 1) * miss).mean()


net = Band()
opt = optim.Adam(net.parameters(), lr=0.01)
sched = optim.lr_scheduler.MultiStepLR(opt, milestones=[300, 450], gamma=0.2)
for step in range(500):
    opt.zero_grad()
    loss = pinball(net(X), y)
    loss.backward()
    opt.step()
    sched.step()
    if step % 100 == 99:
        print(f"step {step + 1}: pinball {loss.item():.4f}")

with torch.no_grad():
    band = net(X) * scale + minutes.mean()
median_hat = band[:, 1]
inside = ((minutes > band[:, 0]) & (minutes < band[:, 2])).float().mean()
print(f"inside the band: {inside.item():.2f} (wanted 0.80)")
