"""Drying time of cloth. AdamW, cosine schedule, SiLU, clipped gradients."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(3)
n = 800
temp = 15 + 45 * torch.rand(n, 1)
humid = 20 + 60 * torch.rand(n, 1)
grams = 80 + 220 * torch.rand(n, 1)
minutes = 0.02 * grams * (1 + humid / 60) * torch.exp(-(temp - 40) / 30) * 6
minutes = minutes + 1.5 * torch.randn(n, 1)

X = torch.cat([temp, humid, grams], dim=1)
X = (X - X.mean(0)) / X.std(0)
y = (minutes - minutes.mean()) / minutes.std()


class Dryer(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.inner = nn.Linear(3, width)
        self.middle = nn.Linear(width, width)
        self.outer = nn.Linear(width, 1)
        self.act = nn.SiLU()

    def forward(self, x):
        h = self.act(self.inner(x))
        h = h + self.act(self.middle(h))
        return self.outer(h)


EPOCHS = 60
model = Dryer()
loader = DataLoader(TensorDataset(X, y), batch_size=50, shuffle=True)
opt = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=1e-3)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=EPOCHS)

for epoch in range(EPOCHS):
    total = 0.0
    for xb, yb in loader:
        opt.zero_grad(set_to_none=True)
        loss = nn.functional.mse_loss(model(xb), yb)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        opt.step()
        total += loss.item() * len(xb)
    schedule.step()
    if epoch % 10 == 9:
        print(f"{epoch + 1:3d}  {total / n:.4f}  lr {schedule.get_last_lr()[0]:.5f}")

model.eval()
with torch.no_grad():
    y_hat = model(X)
