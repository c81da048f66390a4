"""Lohnprofil: Stundenlohn in Abhaengigkeit vom Alter (simulierte SOEP-Daten)."""
import numpy as np
import torch
import torch.nn as nn

np.random.seed(19)
torch.manual_seed(19)

N = 600
alter = np.random.uniform(18, 65, N)
lohn = 8 + 14 * (1 - np.exp(-(alter - 18) / 9)) - 0.006 * np.maximum(alter - 45, 0) ** 2
lohn = lohn + np.random.normal(0, 0.8, N)

x = torch.tensor(alter, dtype=torch.float32).view(-1, 1)
y = torch.tensor(lohn, dtype=torch.float32).view(-1, 1)


class Lohnnetz(nn.Module):
    def __init__(self):
        super().__init__()
        self.netz = nn.Sequential(nn.Linear(1, 20), nn.Tanh(), nn.Linear(20, 1))

    def forward(self, x):
        return self.netz(x)


model = Lohnnetz()
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=1e-4)

verlauf = []
for epoche in range(1500):
    vorhersage = model(x)
    verlust = criterion(vorhersage, y)

    optimizer.zero_grad()
    verlust.backward()
    optimizer.step()

    verlauf.append(verlust.item())
    if epoche % 100 == 0:
        print(f"Epoche {epoche}, Verlust {verlust.item():.3f}")

with torch.no_grad():
    geschaetzt = model(x)
    for a in (20, 30, 40, 50, 60):
        print(a, "Jahre:", round(model(torch.tensor([[float(a)]])).item(), 2), "Euro")
