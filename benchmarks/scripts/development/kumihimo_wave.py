import torch
from torch import nn

# Periodic signal -> sine activations (like SIREN), plus a linear skip connection for the drift.
# AdamW, gradient norm clipped at 10, cosine schedule.

torch.manual_seed(2)
torch.set_default_dtype(torch.float64)


class Sine(nn.Module):
    def forward(self, x):
        return torch.sin(3.0 * x)


class SkipNet(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.skip = nn.Linear(1, 1)
        self.wave = nn.Sequential(nn.Linear(1, width), Sine(), nn.Linear(width, width), Sine(),
                                  nn.Linear(width, 1))

    def forward(self, x):
        return self.skip(x) + self.wave(x)


hours = torch.linspace(0, 48, 200).unsqueeze(1)
tension = 0.03 * hours + torch.sin(2 * torch.pi * hours / 12) + 0.4 * torch.sin(2 * torch.pi * hours / 8)
tension = tension + 0.05 * torch.randn_like(tension)
t = hours / 24 - 1

model = SkipNet()
optim = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-4)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(optim, T_max=1200)
mse = nn.MSELoss()
for i in range(1200):
    optim.zero_grad(set_to_none=True)
    loss = mse(model(t), tension)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm=10.0)
    optim.step()
    sched.step()
    if i % 100 == 0:
        print(f"{i:5d} {loss.item():.5f} lr={sched.get_last_lr()[0]:.2e}")

smooth = model(t).detach()
print("residual std", (smooth - tension).std().item())
