"""Door-to-door travel time by tram: distance, transfers, departure hour."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(2)
np.random.seed(2)
n = 800
km = np.random.gamma(3.0, 2.2, n)
transfers = np.random.randint(0, 3, n)
hour = np.random.uniform(6, 20, n)
rush = np.exp(-((hour - 8) / 1.5) ** 2) + 0.8 * np.exp(-((hour - 17) / 2) ** 2)
minutes = 6 + 2.6 * km * (1 + 0.4 * rush) + 5.5 * transfers + np.random.normal(0, 3.0, n)

X = np.column_stack([km, transfers, hour])
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
mu, sd = minutes.mean(), minutes.std()
y = torch.tensor((minutes - mu) / sd, dtype=torch.float32).unsqueeze(1)


class TravelTime(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 32)
        self.fc2 = nn.Linear(32, 32)
        self.out = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.out(x)


model = TravelTime()
loader = DataLoader(TensorDataset(X, y), batch_size=64, shuffle=True)
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=40, gamma=0.3)
criterion = nn.MSELoss()

for epoch in range(100):
    model.train()
    total = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(xb)
    scheduler.step()
    if epoch % 20 == 0:
        print(f"epoch {epoch:3d} loss {total / n:.4f}")

model.eval()
with torch.no_grad():
    predicted = model(X).squeeze(1).numpy() * sd + mu
print("mean absolute error:", np.abs(predicted - minutes).mean(), "min")
