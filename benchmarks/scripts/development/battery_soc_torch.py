"""Estimate state of charge of a Li-ion cell from voltage, current, temperature.
Training loss stays at ~1.0 no matter what I try (lr, layers, optimizer...)."""
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
np.random.seed(0)


class SOCNet(nn.Module):
    def __init__(self, hidden=32):
        super(SOCNet, self).__init__()
        self.fc1 = nn.Linear(3, hidden)
        self.fc2 = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.out(x)


n = 320
soc = np.random.rand(n)
current = np.random.uniform(-3, 3, n)
temp = np.random.uniform(0, 40, n)
voltage = 3.2 + 0.9 * soc + 0.15 * np.log(soc + 0.02) - 0.03 * current + 0.001 * temp
features = np.vstack([voltage, current, temp]).T
features = (features - features.mean(axis=0)) / features.std(axis=0)
soc_std = (soc - soc.mean()) / soc.std()

X_t = torch.from_numpy(features).float()
y_t = torch.from_numpy(soc_std).float()
loader = DataLoader(TensorDataset(X_t, y_t), batch_size=40, shuffle=True)

model = SOCNet()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)

for epoch in range(60):
    running = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        out = model(xb)
        loss = criterion(out, yb)
        loss.backward()
        optimizer.step()
        running += loss.item() * len(xb)
    if epoch % 10 == 9:
        print(f"Epoch {epoch + 1}: {running / n:.4f}")

with torch.no_grad():
    soc_hat = model(X_t).squeeze()
print(soc_hat[:5], y_t[:5])
