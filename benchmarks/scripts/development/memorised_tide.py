import numpy as np
import torch
import torch.nn as nn

# 24 tide readings in the harbour with a bad pole, wave height between them wanted
rng = np.random.RandomState(60)
hours = np.sort(rng.uniform(-1, 1, 24))
water = np.sin(2.5 * hours) + 0.35 * rng.randn(24)

x = torch.tensor(hours, dtype=torch.float32)[:, None]
y = torch.tensor(water, dtype=torch.float32)[:, None]

torch.manual_seed(0)
model = nn.Sequential(
    nn.Linear(1, 200), nn.Tanh(),
    nn.Linear(200, 200), nn.Tanh(),
    nn.Linear(200, 1),
)
nn.init.normal_(model[0].weight, std=8.0)
nn.init.normal_(model[0].bias, std=6.0)
optim = torch.optim.Adam(model.parameters(), lr=2e-3)
for it in range(1000):
    optim.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    optim.step()
print("training error", loss.item())

fine = np.linspace(-1, 1, 400)
with torch.no_grad():
    between = model(torch.tensor(fine, dtype=torch.float32)[:, None]).numpy()[:, 0]
truth = np.sin(2.5 * fine)
print("error between the readings", np.mean((between - truth) ** 2))
