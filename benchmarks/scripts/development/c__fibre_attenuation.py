"""Attenuation of dark fibre routes before we rent them; a bit of dropout against the few routes."""
import torch
from torch import nn

torch.manual_seed(1550)


def routes(n):
    km = torch.empty(n).uniform_(2, 90)
    splices = torch.floor(km / torch.empty(n).uniform_(2, 6)) + 1
    age = torch.empty(n).uniform_(0, 30)
    aerial = (torch.rand(n) < 0.4).float()
    decibel = (0.21 * km + 0.06 * splices + 0.0022 * age * km * (0.4 + 0.6 * aerial)
               + 0.9 * torch.sqrt(splices) + 0.7 * aerial)
    return torch.stack([km, splices, age, aerial], 1), decibel + 0.9 * torch.randn(n)


class Attenuation(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(4, 64)
        self.second = nn.Linear(64, 32)
        self.drop = nn.Dropout(0.08)
        self.out = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.relu(self.first(x))
        x = self.drop(torch.relu(self.second(x)))
        return self.out(x).squeeze(-1)


table, decibel = routes(600)
x = (table - table.mean(0)) / table.std(0)
y = (decibel - decibel.mean()) / decibel.std()

model = Attenuation()
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-3)
criterion = nn.MSELoss()

for epoch in range(120):
    model.train()
    running = 0.0
    for rows in torch.randperm(len(x)).split(50):
        optimizer.zero_grad()
        loss = criterion(model(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
        running += loss.item() * len(rows)
    if epoch % 20 == 0:
        print("epoch", epoch, "training loss (with dropout)", running / len(x))

model.eval()
with torch.no_grad():
    quoted = model(x) * decibel.std() + decibel.mean()
print("rms", (quoted - decibel).pow(2).mean().sqrt().item(), "dB")
