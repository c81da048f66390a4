import copy

import torch
from torch import nn

# a linear part plus a small correction; wind speed (m/s) -> power (kW), target left in kW
torch.manual_seed(5)
v = torch.rand(400, 1) * 20 + 3
power = 2000 / (1 + torch.exp(-(v - 11) / 1.8)) + torch.randn(400, 1) * 25


class SkipNet(nn.Module):
    def __init__(self, x, y, width=24):
        super().__init__()
        # scaling lives inside of the model
        self.register_buffer("mx", x.mean())
        self.register_buffer("sx", x.std())
        self.register_buffer("my", y.mean())
        self.register_buffer("sy", y.std())
        self.line = nn.Linear(1, 1)
        self.bump = nn.Sequential(nn.Linear(1, width), nn.SiLU(), nn.Linear(width, 1, bias=False))
        nn.init.zeros_(self.bump[2].weight)     # starts as the straight line

    def forward(self, x):
        s = (x - self.mx) / self.sx
        return (self.line(s) + self.bump(s)) * self.sy + self.my


net = SkipNet(v, power)
opt = torch.optim.Adam(net.parameters(), lr=0.02)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 800)
best, best_state = float("inf"), None
for epoch in range(800):
    loss = nn.functional.mse_loss(net(v), power)
    if loss.item() < best:
        best, best_state = loss.item(), copy.deepcopy(net.state_dict())
    opt.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1000.0)
    opt.step()
    sched.step()
    if epoch % 100 == 0:
        print(epoch, f"{loss.item() ** 0.5:.1f} kW")

net.load_state_dict(best_state)
kw = net(v).detach()
print("best rms", best ** 0.5)
