import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(9)

# hourly rain (mm), soil saturation (0..1), slope (%) -> runoff coefficient
n = 512
rain = torch.rand(n) * 40
sat = torch.rand(n)
slope = torch.rand(n) * 25
coef = torch.sigmoid(0.12 * rain + 4 * sat + 0.08 * slope - 6) + 0.02 * torch.randn(n)

X = torch.stack([rain / 40, sat, slope / 25], dim=1) * 2 - 1
Y = coef.view(-1, 1)

loader = DataLoader(TensorDataset(X, Y), batch_size=64, shuffle=True)


class Runoff(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 24), nn.ReLU(), nn.Linear(24, 1))

    def forward(self, x):
        return self.layers(x)


net = Runoff()
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
loss_function = nn.MSELoss()

for epoch in range(80):
    net.train()
    total = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = loss_function(net(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(xb)
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1}: {total / n:.6f}")

net.eval()
with torch.no_grad():
    runoff = net(X)
print("rmse:", torch.sqrt(loss_function(runoff, Y)).item())
