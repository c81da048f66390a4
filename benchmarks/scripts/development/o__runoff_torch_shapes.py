import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
np.random.seed(1)

# --- daily runoff of the catchment from temperature and snow cover fraction
N = 300
temp = np.random.uniform(-8, 14, N)
snow = np.random.uniform(0, 1, N)
runoff = 0.4 * np.log1p(np.exp(temp)) * snow + 0.1 * np.random.randn(N)

features = np.stack([temp / 6, 2 * snow - 1], axis=1).astype("float32")
labels = (runoff - runoff.mean()) / runoff.std()
labels = labels.astype("float32")

dataset = TensorDataset(torch.from_numpy(features), torch.from_numpy(labels))
loader = DataLoader(dataset, batch_size=50, shuffle=True)


class RunoffModel(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.fc1 = nn.Linear(2, hidden)
        self.fc2 = nn.Linear(hidden, hidden)
        self.fc3 = nn.Linear(hidden, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)


model = RunoffModel()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)

for epoch in range(120):
    running = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        outputs = model(xb)
        loss = criterion(outputs, yb)
        loss.backward()
        optimizer.step()
        running += loss.item()
    if epoch % 20 == 0:
        print(f"epoch {epoch:3d} loss {running / len(loader):.4f}")

model.eval()
with torch.no_grad():
    predicted = model(torch.from_numpy(features)).squeeze(1).numpy()
print("std of the predictions:", predicted.std(), " std of the labels:", labels.std())
