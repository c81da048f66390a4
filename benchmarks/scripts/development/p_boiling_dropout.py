"""Heat transfer in pool boiling from a collection of the literature; a net with dropout."""
import torch
import torch.nn as nn

torch.manual_seed(12)

n = 1500
flux = 10 ** (4 + 2 * torch.rand(n, 1))            # W/m2
pressure = 10 ** (-2 + 1.7 * torch.rand(n, 1))     # of the critical one
rough = 10 ** (-1 + 1.5 * torch.rand(n, 1))        # micrometre
log_h = (0.9 + 0.7 * torch.log10(flux) + 0.25 * torch.log10(pressure) + 0.13 * torch.log10(rough)
         + 0.1 * torch.tanh(3 * (torch.log10(flux) - 5)))
log_h = log_h + 0.12 * torch.randn(n, 1)           # laboratories disagree by a third

features = torch.log10(torch.cat([flux, pressure, rough], dim=1))
features = (features - features.mean(0)) / features.std(0)
y_mean, y_std = log_h.mean(), log_h.std()
y = (log_h - y_mean) / y_std


class BoilingNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.enter = nn.Linear(3, 64)
        self.middle = nn.Linear(64, 64)
        self.leave = nn.Linear(64, 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, x):
        x = self.drop(torch.tanh(self.enter(x)))
        x = self.drop(torch.tanh(self.middle(x)))
        return self.leave(x)


net = BoilingNet()
optimizer = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=500)
mse = nn.MSELoss()

for epoch in range(500):
    net.train()
    optimizer.zero_grad()
    loss = mse(net(features), y)
    loss.backward()
    optimizer.step()
    scheduler.step()
    if epoch % 100 == 0:
        net.eval()
        with torch.no_grad():
            clean = mse(net(features), y)
        print(f"{epoch:4d}  with dropout {loss.item():.4f}  without {clean.item():.4f}")

net.eval()
with torch.no_grad():
    log_h_fit = net(features) * y_std + y_mean
print("rms in decades:", ((log_h_fit - log_h) ** 2).mean().sqrt().item())
