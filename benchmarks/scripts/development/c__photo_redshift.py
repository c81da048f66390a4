# Photometric redshift with its own error bar: the net has two outputs, mean and variance.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(2004)

n = 1200
ug, gr, ri = 0.2 + 1.8 * torch.rand(n), 0.1 + 1.5 * torch.rand(n), 1.0 * torch.rand(n)
z_smooth = 0.12 + 0.38 * gr + 0.25 * torch.sin(2.2 * gr + ri) * ri + 0.12 * (ug - 1) ** 2
error_bar = 0.015 + 0.05 * ri                        # red ones are faint ones
z = z_smooth + error_bar * torch.randn(n)

colours = torch.stack([ug, gr, ri], dim=1)
colours = (colours - colours.mean(0)) / colours.std(0)
z_mean, z_std = z.mean(), z.std()
target = ((z - z_mean) / z_std).unsqueeze(1)


class RedshiftNet(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU())
        self.mean = nn.Linear(width, 1)
        self.raw_variance = nn.Linear(width, 1)

    def forward(self, x):
        b = self.body(x)
        return self.mean(b), F.softplus(self.raw_variance(b)) + 1e-4


net = RedshiftNet()
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for step in range(1500):
    adam.zero_grad()
    mean, variance = net(colours)
    if step < 300:
        loss = F.mse_loss(mean, target)              # first the mean, then both
    else:
        loss = F.gaussian_nll_loss(mean, target, variance)
    loss.backward()
    adam.step()
    if step % 250 == 0:
        print(step, float(loss))

with torch.no_grad():
    mean, variance = net(colours)
    photo_z = mean[:, 0] * z_std + z_mean
    pull = (photo_z - z) / (variance[:, 0].sqrt() * z_std)
print("scatter", float((photo_z - z).std()), " pulls", float(pull.std()))
