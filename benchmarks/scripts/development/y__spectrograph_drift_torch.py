"""Wavelength solution of an echelle order: pixel and temperature to the drift in m/s."""
import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(64)


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.inner = nn.Linear(width, width)
        self.outer = nn.Linear(width, width)

    def forward(self, x):
        return x + 0.5 * self.outer(F.gelu(self.inner(x)))


class Drift(nn.Module):
    def __init__(self, width=24, blocks=2):
        super().__init__()
        self.lift = nn.Linear(2, width)
        self.blocks = nn.ModuleList(Block(width) for _ in range(blocks))
        self.head = nn.Linear(width, 1)

    def forward(self, x):
        h = F.gelu(self.lift(x))
        for block in self.blocks:
            h = block(h)
        return self.head(h)


pixel = 4096 * torch.rand(800, 1)
kelvin = 289 + 1.2 * torch.rand(800, 1)
u, k = pixel / 2048 - 1, (kelvin - 289.6) / 0.6
drift = 40 * k + 25 * torch.sin(2.2 * u) * (1 + 0.4 * k) + 4 * torch.randn(800, 1)

x = torch.cat([u, k], dim=1) * 1.7
y = (drift - drift.mean()) / drift.std()

EPOCHS = 700
model = Drift()
optimiser = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=1e-4)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, T_max=EPOCHS)
for epoch in range(EPOCHS):
    loss = F.smooth_l1_loss(model(x), y)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    optimiser.step()
    schedule.step()
    if epoch % 100 == 0:
        print(f"{epoch:4d}  {loss.item():.5f}  lr {schedule.get_last_lr()[0]:.5f}")

model.eval()
with torch.no_grad():
    metres_per_second = model(x) * drift.std() + drift.mean()
print("rms:", (metres_per_second - drift).pow(2).mean().sqrt().item(), "m/s")
