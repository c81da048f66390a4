import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

# knee angle over the gait cycle (physiotherapy, averaged curve + noise)
torch.manual_seed(77)
phase = torch.rand(400, 1)
knee = 20 + 18 * torch.sin(6.283 * phase - 1.0) + 14 * torch.cos(12.566 * phase)
knee = knee + 1.5 * torch.randn_like(knee)

inputs = (phase - 0.5) * 3.4
scale = knee.std()
centre = knee.mean()
loader = DataLoader(TensorDataset(inputs, (knee - centre) / scale), batch_size=50, shuffle=True)


class KneeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(1, 32), nn.Tanh(),
            nn.Linear(32, 32), nn.Tanh(),
            nn.Linear(32, 1),
        )

    def forward(self, x):
        return self.body(x)


net = KneeNet()
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
criterion = nn.MSELoss()

for epoch in range(120):
    running = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(net(xb), yb)
        loss.backward()
        optimizer.step()
        running += loss.item() * len(xb)
    if epoch % 20 == 19:
        print(f"epoch {epoch + 1}: {running / 400:.4f}")

with torch.no_grad():
    degrees = net(inputs) * scale + centre
print("rms error in degrees:", ((degrees - knee) ** 2).mean().sqrt().item())
