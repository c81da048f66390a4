"""Earthquake-style problem: energy spans decades, so train on log10 and look at the result."""
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(40)
torch.manual_seed(40)

depth = rng.uniform(0, 1, 300)
slip = rng.uniform(0, 1, 300)
log_energy = 1.2 * slip + 0.6 * np.cos(3 * depth) + rng.normal(0, 0.01, 300)
energy = 10 ** log_energy

X = torch.tensor(np.column_stack([2 * depth - 1, 2 * slip - 1]), dtype=torch.float32)
y = torch.tensor(np.log10(energy), dtype=torch.float32).reshape(-1, 1)

model = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 24), nn.Tanh(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for step in range(1000):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(X), y)
    loss.backward()
    optimizer.step()
    if step % 200 == 0:
        print(f"step {step}  loss {loss.item():.2e}")

predicted = model(X).detach().numpy()[:, 0]
r2 = 1 - np.sum((predicted - energy) ** 2) / np.sum((energy - energy.mean()) ** 2)
print("loss was fine, but R2 =", r2)
for a, b in list(zip(energy, predicted))[:5]:
    print(round(a, 2), round(float(b), 2))
