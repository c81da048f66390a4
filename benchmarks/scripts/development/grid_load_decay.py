"""Electric load forecast (MW) from hour and temperature. MLP with AdamW."""
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(3)
hour = rng.uniform(0, 24, 800)
temp = rng.normal(12, 8, 800)
load = 50 + 12 * np.sin(2 * np.pi * (hour - 8) / 24) + 0.03 * (temp - 16) ** 2 + rng.normal(0, 0.8, 800)

X = np.stack([np.sin(2 * np.pi * hour / 24), np.cos(2 * np.pi * hour / 24), (temp - 12) / 8], axis=1)
mu, sd = load.mean(), load.std()
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor((load - mu) / sd, dtype=torch.float32).unsqueeze(1)

mlp = nn.Sequential(
    nn.Linear(3, 64),
    nn.GELU(),
    nn.Linear(64, 64),
    nn.GELU(),
    nn.Linear(64, 1),
)
LR = 2e-3
WEIGHT_DECAY = 0.3      # against overfitting
optimizer = torch.optim.Adam(mlp.parameters(), lr=LR, weight_decay=WEIGHT_DECAY)

for epoch in range(600):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(mlp(X), y)
    loss.backward()
    optimizer.step()
    if epoch % 60 == 0:
        print(f"{epoch:4d} loss {loss:.4f}")

with torch.no_grad():
    forecast = mlp(X).numpy().ravel() * sd
mape = np.mean(np.abs(forecast - load) / load) * 100
print(f"MAPE {mape:.2f} %")
