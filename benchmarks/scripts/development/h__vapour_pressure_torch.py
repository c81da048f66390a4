"""Vapour pressure of water/ethanol mixtures (modified Raoult), a first PyTorch exercise."""
import torch
from torch import nn

torch.manual_seed(1)

T = torch.rand(300, 1) * 60 + 20            # deg C
x1 = torch.rand(300, 1)                     # mole fraction of ethanol
p_eth = 10 ** (8.2 - 1642.9 / (T + 230.3)) / 7.5
p_wat = 10 ** (8.07 - 1730.6 / (T + 233.4)) / 7.5
g1 = torch.exp(1.6 * (1 - x1) ** 2)
g2 = torch.exp(0.9 * x1 ** 2)
p = x1 * g1 * p_eth + (1 - x1) * g2 * p_wat
noise = 0.6
p = p + noise * torch.randn_like(p)         # kPa

inputs = torch.cat([(T - 50) / 17.3, (x1 - 0.5) / 0.29], dim=1)
p_mean, p_std = p.mean(), p.std()
target = (p - p_mean) / p_std

model = nn.Sequential(
    nn.Linear(2, 20),
    nn.Tanh(),
    nn.Linear(20, 20),
    nn.Tanh(),
    nn.Linear(20, 1),
)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
loss_fn = nn.MSELoss()

for epoch in range(1200):
    optimizer.zero_grad()
    loss = loss_fn(model(inputs), target)
    loss.backward()
    optimizer.step()
    if epoch % 200 == 0:
        print(f"epoch {epoch:4d}  loss {loss.item():.5f}")

with torch.no_grad():
    fitted = model(inputs) * p_std + p_mean
    print("rms error", (fitted - p).pow(2).mean().sqrt().item(), "kPa")
