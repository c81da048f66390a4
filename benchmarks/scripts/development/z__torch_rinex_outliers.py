# Satellite clock bias, one day; a few epochs are off by tens of ns (cycle slips) -> Huber
import numpy as np
import torch
import torch.nn as nn

np.random.seed(86)
torch.manual_seed(86)

hours = np.linspace(0, 24, 720)
clean = 35 + 1.8 * (hours - 12) + 9 * np.sin(2 * np.pi * hours / 12) + 3 * np.cos(2 * np.pi * hours / 6)
noise = np.random.normal(0, 0.8, hours.size)
slips = np.random.rand(hours.size) < 0.03
noise[slips] += np.random.choice([-1, 1], slips.sum()) * np.random.uniform(10, 25, slips.sum())
bias_ns = clean + noise

x = torch.tensor((hours - 12) / 7, dtype=torch.float32).view(-1, 1)
med = np.median(bias_ns)
spread = np.percentile(bias_ns, 84) - np.percentile(bias_ns, 16)
y = torch.tensor(2 * (bias_ns - med) / spread, dtype=torch.float32).view(-1, 1)

model = nn.Sequential(
    nn.Linear(1, 32), nn.Tanh(),
    nn.Linear(32, 32), nn.Tanh(),
    nn.Linear(32, 1),
)
loss_fn = nn.HuberLoss(delta=0.15)
opt = torch.optim.Adam(model.parameters(), lr=0.01)
decay = torch.optim.lr_scheduler.ExponentialLR(opt, gamma=0.999)

for it in range(2500):
    opt.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    opt.step()
    decay.step()
    if it % 500 == 0:
        print(it, loss.item())

clock = model(x).detach().numpy().ravel() * spread / 2 + med
res = bias_ns - clock
flagged = np.abs(res) > 5
print("flagged", flagged.sum(), "of", slips.sum(), "slips; rms of the rest", res[~flagged].std())
