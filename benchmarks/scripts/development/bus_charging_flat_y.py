import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

# charging time of an electric bus from state of charge, outside temperature, charger power
torch.manual_seed(0)
rng = np.random.default_rng(0)
n = 1200
soc = rng.uniform(10, 90, n)
t_out = rng.uniform(-10, 35, n)
power = rng.uniform(50, 150, n)
hours = (100 - soc) * 3.5 / power * (1 + 0.015 * np.clip(15 - t_out, 0, None)) + rng.normal(0, 0.05, n)

features = np.stack([soc, t_out, power], axis=1)
features = (features - features.mean(axis=0)) / features.std(axis=0)

X = torch.tensor(features, dtype=torch.float32)
y = torch.from_numpy(hours).float()

loader = DataLoader(TensorDataset(X, y), batch_size=64, shuffle=True)


class ChargingNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 32)
        self.fc2 = nn.Linear(32, 32)
        self.out = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.out(x)


net = ChargingNet()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.003)

for epoch in range(40):
    running = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        prediction = net(xb)
        loss = criterion(prediction, yb)
        loss.backward()
        optimizer.step()
        running += loss.item() * len(xb)
    if epoch % 5 == 4:
        print(f"epoch {epoch + 1}: mse {running / n:.4f}")

net.eval()
with torch.no_grad():
    y_net = net(X).squeeze()
print("mean abs error [h]:", (y_net - y).abs().mean().item())
print("std of net / std of data:", y_net.std().item(), y.std().item())
