"""Classic torch regression with a DataLoader."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(42)

X = torch.rand(400, 3) * 2 - 1
y = (X[:, 0] * X[:, 1] + torch.sin(2 * X[:, 2])).unsqueeze(1) + 0.05 * torch.randn(400, 1)
loader = DataLoader(TensorDataset(X, y), batch_size=50, shuffle=True)


class Regression(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(3, 40),
            nn.ReLU(),
            nn.Linear(40, 40),
            nn.ReLU(),
            nn.Linear(40, 1),
        )

    def forward(self, x):
        return self.layers(x)


model = Regression()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)

for epoch in range(60):
    total = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(xb)
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1}: {total / len(X):.5f}")

model.eval()
with torch.no_grad():
    rmse = torch.sqrt(criterion(model(X), y))
print("RMSE", rmse.item())
