import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(5)


class ResistNet(nn.Module):
    """surface roughness from feed, speed, nose radius"""

    def __init__(self, dims=(3, 48, 48, 1)):
        super().__init__()
        self.blocks = nn.ModuleDict()
        for i, (a, b) in enumerate(zip(dims[:-1], dims[1:])):
            self.blocks[f"fc{i}"] = nn.Linear(a, b)
        self.act = F.relu

    def forward(self, x):
        for name, layer in self.blocks.items():
            x = layer(x)
            if name == "fc3":
                x = self.act(x)
        return x


feed_speed_radius = torch.rand(360, 3) * 2 - 1
f, v, r = feed_speed_radius.unbind(1)
roughness = ((f ** 2) * 3 / (1.5 + r) - torch.abs(v)).unsqueeze(1)

net = ResistNet()
opt = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-5)
crit = nn.SmoothL1Loss()

for epoch in range(600):
    perm = torch.randperm(len(roughness))
    for idx in perm.split(120):
        opt.zero_grad(set_to_none=True)
        loss = crit(net(feed_speed_radius[idx]), roughness[idx])
        loss.backward()
        opt.step()
    if epoch % 100 == 99:
        print(epoch + 1, loss.item())

with torch.no_grad():
    guess = net(feed_speed_radius)
