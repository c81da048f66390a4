"""Depth under the vessel from five echo features (multibeam back-scatter strip)."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(4)


class DepthNet(nn.Module):
    def __init__(self, n_features):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(n_features, 32),
            nn.ReLU(),
            nn.Linear(32, 32),
            nn.ReLU(),
            nn.Linear(32, 1),
        )

    def forward(self, x):
        return self.net(x)


n = 1500
features = torch.randn(n, 5)
depth = 12 + 3 * torch.tanh(features[:, 0]) + 1.5 * features[:, 1] - features[:, 2] * features[:, 3]
depth = (depth + 0.3 * torch.randn(n)).unsqueeze(1)
mean, std = depth.mean(), depth.std()

loader = DataLoader(TensorDataset(features, (depth - mean) / std), batch_size=64, shuffle=True)
model = DepthNet(5)
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)

for epoch in range(60):
    model.train()
    running = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        running += loss.item() * len(xb)
    if (epoch + 1) % 10 == 0:
        print(f"epoch {epoch + 1:3d}  loss {running / n:.4f}")

model.eval()
with torch.no_grad():
    metres = model(features) * std + mean
print("rmse in metres", torch.sqrt(torch.mean((metres - depth) ** 2)).item())
