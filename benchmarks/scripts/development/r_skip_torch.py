import torch
import torch.nn as nn
import torch.nn.functional as F

device = "cuda" if torch.cuda.is_available() else "cpu"


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.a = nn.Linear(width, width)
        self.b = nn.Linear(width, width)
        nn.init.zeros_(self.b.weight)      # every block starts as the identity
        nn.init.zeros_(self.b.bias)

    def forward(self, x):
        return x + self.b(F.silu(self.a(x)))


class SkipNet(nn.Module):
    def __init__(self, n_in, width=24, depth=2):
        super().__init__()
        self.first = nn.Linear(n_in, width)
        self.blocks = nn.ModuleList([Block(width) for _ in range(depth)])
        self.last = nn.Linear(width, 1)

    def forward(self, x):
        x = self.first(x)
        for block in self.blocks:
            x = block(x)
        return self.last(x).squeeze(-1)


# drag of a cyclist: wind angle (rad) and speed (10 m/s)
angle = (torch.rand(512) * 2 - 1) * 1.5
speed = torch.rand(512) + 0.4
drag = speed ** 2 * (0.6 + 0.3 * torch.cos(2 * angle)) + 0.01 * torch.randn(512)
X = torch.stack((angle, speed), dim=1).to(device)
y = drag.to(device)

model = SkipNet(2).to(device)
opt = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=1e-3)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=800)

for epoch in range(800):
    model.train()
    loss = F.smooth_l1_loss(model(X), y)
    opt.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    opt.step()
    sched.step()
    if (epoch + 1) % 100 == 0:
        print(epoch + 1, loss.item())

model.eval()
with torch.no_grad():
    fitted = model(X)
print("R2", (1 - ((fitted - y) ** 2).mean() / y.var()).item())
