import math
import torch
from torch import nn

# efficiency of an inverter against load and DC voltage, data sheet style
torch.manual_seed(31)
torch.set_default_dtype(torch.float64)
load = torch.rand(240) * 0.95 + 0.05
volt = torch.rand(240) * 400 + 400
eff = 100 * load / (load + 0.006 + 0.008 * load + 0.012 * load ** 2) - 2.0 * ((volt - 620) / 200) ** 2
eff = eff + 0.10 * torch.randn(240)

inp = torch.stack([torch.log(load) + 1, (volt - 600) / 115], dim=1)
mean, std = eff.mean(), eff.std()
tgt = ((eff - mean) / std).view(-1, 1)

net = nn.Sequential(nn.Linear(2, 10), nn.Tanh(), nn.Linear(10, 1))
optimizer = torch.optim.LBFGS(net.parameters(), lr=1.0, max_iter=20, history_size=20,
                              line_search_fn="strong_wolfe")
criterion = nn.MSELoss()


def closure():
    optimizer.zero_grad()
    cost = criterion(net(inp), tgt)
    cost.backward()
    return cost


for outer in range(25):
    cost = optimizer.step(closure)
    if outer % 5 == 0:
        print(outer, "rms (percent points)", math.sqrt(cost.item()) * std.item())

with torch.no_grad():
    eff_net = net(inp).squeeze(1) * std + mean
worst = (eff_net - eff).abs().max()
print("largest deviation", round(worst.item(), 3), "percent points")
