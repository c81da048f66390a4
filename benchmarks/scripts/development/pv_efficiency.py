import numpy as np
import torch
from torch import nn

# Relative yield (0..1) of PV modules: irradiance, cell temperature, soiling
np.random.seed(17)
torch.manual_seed(17)

n = 700
irradiance = np.random.uniform(0, 1.1, n)
cell = np.random.uniform(10, 75, n)
soiling = np.random.uniform(0, 0.3, n)
yield_ = (1 - np.exp(-4 * irradiance)) * (1 - 0.006 * (cell - 25)) * (1 - soiling)
yield_ = np.clip(yield_ + np.random.normal(0, 0.01, n), 0, 1)

features = np.stack([irradiance, cell, soiling], axis=1)
features = (features - features.mean(0)) / features.std(0)
X = torch.from_numpy(features).float()
y = torch.from_numpy(yield_).float().view(-1, 1)


class YieldNet(nn.Module):
    def __init__(self, n_features, n_hidden):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(n_features, n_hidden), nn.ReLU(),
            nn.Linear(n_hidden, n_hidden), nn.ReLU(),
        )
        self.out = nn.Linear(n_hidden, 1)

    def forward(self, x):
        return self.out(self.body(x))


model = YieldNet(3, 32)
criterion = nn.BCEWithLogitsLoss()     # target is between 0 and 1
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(1, 601):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(f"Epoch {epoch:4d}  loss {loss.item():.4f}")

model.eval()
with torch.no_grad():
    estimate = model(X)
mae = (estimate - y).abs().mean().item()
r2 = 1 - ((estimate - y) ** 2).sum().item() / ((y - y.mean()) ** 2).sum().item()
print(f"MAE {mae:.3f}, R2 {r2:.3f}")
