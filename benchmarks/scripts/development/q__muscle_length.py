"""Isometric force of a muscle fibre against sarcomere length and calcium (skinned fibres)."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
rng = np.random.default_rng(0)

length = rng.uniform(1.4, 3.6, 900)                       # micrometres
pca = rng.uniform(5.0, 6.6, 900)                          # -log10 [Ca]
overlap = np.interp(length, [1.27, 1.7, 2.0, 2.25, 3.65], [0.0, 0.84, 1.0, 1.0, 0.0])
active = overlap / (1 + 10 ** (2.7 * (pca - 5.8)))
passive = 0.02 * np.expm1(2.2 * np.maximum(length - 2.2, 0))
force = 250 * (active + passive) + rng.normal(0, 6, 900)   # kPa

x = np.column_stack([length, pca])
x = (x - x.mean(axis=0)) / x.std(axis=0)
y = (force - force.mean()) / force.std()
dataset = TensorDataset(
    torch.tensor(x, dtype=torch.float32), torch.tensor(y, dtype=torch.float32).unsqueeze(1)
)
loader = DataLoader(dataset, batch_size=100, shuffle=True)


class FibreNet(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(2, hidden), nn.SiLU(), nn.Linear(hidden, hidden), nn.SiLU()
        )
        self.head = nn.Linear(hidden, 1)

    def forward(self, inputs):
        return self.head(self.body(inputs))


model = FibreNet()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=40, gamma=0.3)

for epoch in range(120):
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
        print(f"epoch {epoch:3d}  loss {total / len(dataset):.5f}")

model.eval()
with torch.no_grad():
    predicted = model(dataset.tensors[0]).squeeze(1).numpy() * force.std() + force.mean()
print("rms error [kPa]:", np.sqrt(np.mean((predicted - force) ** 2)))
