# Rain rate [mm/h] from radar reflectivity: the scatter grows with the rate, so the
# network also says how unsure it is (Gaussian likelihood, two heads).
import torch
import torch.nn as nn

torch.manual_seed(31)
dbz = torch.rand(700, 1) * 24 + 14
height = torch.rand(700, 1) * 3
truth = (10 ** (dbz / 10) / 200) ** (1 / 1.6) * (1 + 0.1 * height)
spread = 0.35 + 0.07 * truth
rain = truth + spread * torch.randn(700, 1)

x = torch.cat([(dbz - 26) / 7, (height - 1.5) / 0.87], dim=1)


class RainNet(nn.Module):
    def __init__(self, width=24):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, width), nn.Tanh(), nn.Linear(width, width), nn.Tanh())
        self.mean = nn.Linear(width, 1)
        self.log_var = nn.Linear(width, 1)

    def forward(self, x):
        z = self.body(x)
        return self.mean(z), self.log_var(z).clamp(-8, 8)


net = RainNet()
opt = torch.optim.AdamW(net.parameters(), lr=0.02, weight_decay=1e-4)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=1200)
nll = nn.GaussianNLLLoss()

for step in range(1200):
    mean, log_var = net(x)
    loss = nll(mean, rain, log_var.exp())
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 5.0)
    opt.step()
    sched.step()
    if step % 250 == 0:
        print(step, loss.item())

with torch.no_grad():
    rate, log_var = net(x)
inside = ((rate - rain).abs() < 2 * (0.5 * log_var).exp()).float().mean()
print("within two sigma: %.1f %%" % (100 * inside.item()))
