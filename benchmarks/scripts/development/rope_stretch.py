"""Stretch of climbing ropes under load. Why does my deep network behave like linear regression?"""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def rope_data(n=600):
    diameter = 8 + 3 * torch.rand(n)
    load = 0.5 + 9 * torch.rand(n)
    age = 10 * torch.rand(n)
    stretch = 4 * load ** 0.6 * (10 / diameter) ** 2 + 7 * torch.exp(-((age - 4) / 2) ** 2)
    x = torch.stack([(diameter - 9.5) / 0.87, (load - 5) / 2.6, (age - 5) / 2.9], dim=1)
    return x, ((stretch - stretch.mean()) / stretch.std()).unsqueeze(1)


class RopeModel(nn.Module):
    def __init__(self, n_features, width=48):
        super(RopeModel, self).__init__()
        self.input = nn.Linear(n_features, width)
        self.hidden1 = nn.Linear(width, width)
        self.hidden2 = nn.Linear(width, width)
        self.output = nn.Linear(width, 1)
        self.act = nn.ReLU()

    def forward(self, x):
        x = self.input(x)
        x = self.hidden1(x)
        x = self.hidden2(x)
        return self.output(x)


x, y = rope_data()
loader = DataLoader(TensorDataset(x, y), batch_size=60, shuffle=True)

model = RopeModel(3)
loss_fn = nn.MSELoss()
opt = torch.optim.Adam(model.parameters(), lr=2e-3)

for epoch in range(120):
    model.train()
    running = 0.0
    for xb, yb in loader:
        opt.zero_grad()
        loss = loss_fn(model(xb), yb)
        loss.backward()
        opt.step()
        running += loss.item() * len(xb)
    if epoch % 10 == 0:
        print(f"epoch {epoch:3d}  train loss {running / len(x):.4f}")

model.eval()
with torch.no_grad():
    y_hat = model(x)
print("R2:", 1 - ((y_hat - y) ** 2).mean().item())
