import numpy as np
import torch
from torch import nn, optim

torch.manual_seed(5)
np.random.seed(5)

# heart rate after stress test: minutes since stop, workload (W), age
n = 300
minutes = np.random.uniform(0, 8, n)
watt = np.random.uniform(60, 260, n)
age = np.random.uniform(20, 75, n)
bpm = 70 + (0.35 * watt + 30) * np.exp(-minutes / (1 + age / 30)) + 1.5 * np.random.randn(n)

features = np.stack([minutes, watt, age], axis=1)
features = (features - features.mean(axis=0)) / features.std(axis=0)
target = (bpm - bpm.mean()) / bpm.std()

X = torch.tensor(features, dtype=torch.float32)
y = torch.tensor(target, dtype=torch.float32)

model = nn.Sequential(
    nn.Linear(3, 32),
    nn.ReLU(),
    nn.Linear(32, 16),
    nn.ReLU(),
    nn.Linear(16, 1),
)
criterion = nn.MSELoss()
opt = optim.Adam(model.parameters(), lr=5e-3)

for epoch in range(600):
    opt.zero_grad()
    out = model(X)
    loss = criterion(out, y)
    loss.backward()
    opt.step()
    if (epoch + 1) % 100 == 0:
        print("Epoch [%d/600], Loss: %.4f" % (epoch + 1, loss.item()))

model.eval()
with torch.no_grad():
    predicted = model(X)
# loss stays at 1.0 and every patient gets the same heart rate
print(predicted[:5].squeeze(), y[:5])
