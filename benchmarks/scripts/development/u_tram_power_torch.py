import torch
import torch.nn as nn

torch.manual_seed(6)


class Regressor(nn.Module):
    def __init__(self, in_dim, width):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(in_dim, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU()
        )
        self.head = nn.Linear(width, 1)

    def forward(self, x):
        return self.head(self.body(x)).squeeze(-1)


# power draw of a tram: speed, slope, passengers; noisy current clamp
raw = torch.rand(600, 3)
kw = 40 + 160 * raw[:, 0] ** 2 + 90 * raw[:, 1] * (0.5 + raw[:, 2]) + 12 * torch.randn(600)
x = (raw - raw.mean(0)) / raw.std(0)
target = (kw - kw.mean()) / kw.std()

net = Regressor(3, 24)
opt = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=1e-3)
sched = torch.optim.lr_scheduler.StepLR(opt, step_size=20, gamma=0.5)

for epoch in range(60):
    net.train()
    perm = torch.randperm(len(x))
    total = 0.0
    for i in range(0, len(x), 60):
        rows = perm[i:i + 60]
        batch_loss = ((net(x[rows]) - target[rows]) ** 2).mean()
        opt.zero_grad()
        batch_loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        opt.step()
        total += batch_loss.item() * len(rows)
    sched.step()
    if epoch % 10 == 0:
        print(f"[{epoch:02d}] train mse {total / len(x):.4f}")

net.eval()
with torch.no_grad():
    kw_hat = net(x) * kw.std() + kw.mean()
print("rmse kW", ((kw_hat - kw) ** 2).mean().sqrt().item())
