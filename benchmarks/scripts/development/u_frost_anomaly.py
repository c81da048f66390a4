import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)

# ground temperature (normalised anomaly, can be negative!) from depth and day of year
depth = torch.rand(500, 1) * 2 - 1
day = torch.rand(500, 1) * 2 - 1
anomaly = torch.exp(-depth) * torch.cos(3 * day + depth) - 0.4
anomaly = (anomaly - anomaly.mean()) / anomaly.std() + 0.03 * torch.randn(500, 1)

data = TensorDataset(torch.cat([depth, day], dim=1), anomaly)
loader = DataLoader(data, batch_size=50, shuffle=True)

model = nn.Sequential(
    nn.Linear(2, 40),
    nn.ReLU(),
    nn.Linear(40, 40),
    nn.ReLU(),
    nn.Linear(40, 1),
    nn.ReLU(),
)

loss_fn = nn.MSELoss()
opt = torch.optim.Adam(model.parameters(), lr=3e-3)

for epoch in range(60):
    running = 0.0
    for xb, yb in loader:
        opt.zero_grad()
        loss = loss_fn(model(xb), yb)
        loss.backward()
        opt.step()
        running += loss.item() * len(xb)
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1}: loss = {running / len(data):.4f}")

model.eval()
with torch.no_grad():
    pred = model(data.tensors[0])
print("min/max prediction", pred.min().item(), pred.max().item())
print("min/max target    ", anomaly.min().item(), anomaly.max().item())
