"""Crown width from what the inventory crews note down anyway."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(8)

SPECIES = ["spruce", "pine", "oak", "beech", "birch"]
n = 480
dbh = 8 + 50 * torch.rand(n)
height = 1.3 + 27 * (1 - torch.exp(-0.05 * dbh)) + 1.5 * torch.randn(n)
kind = torch.randint(0, len(SPECIES), (n,))
a = torch.tensor([0.9, 0.8, 1.3, 1.5, 1.1])[kind]
crown = a * dbh ** 0.6 - 0.06 * (height - 20) + 0.45 * torch.randn(n)

one_hot = nn.functional.one_hot(kind, len(SPECIES)).float()
numbers = torch.stack([dbh, height], dim=1)
numbers = (numbers - numbers.mean(0)) / numbers.std(0)
features = torch.cat([numbers, one_hot], dim=1)
target = ((crown - crown.mean()) / crown.std()).unsqueeze(1)


class CrownNet(nn.Module):
    def __init__(self, n_in, n_hidden=24):
        super().__init__()
        self.hidden = nn.Linear(n_in, n_hidden)
        self.out = nn.Linear(n_hidden, 1)

    def forward(self, x):
        return self.out(torch.relu(self.hidden(x)))


model = CrownNet(features.shape[1])
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
loader = DataLoader(TensorDataset(features, target), batch_size=32, shuffle=True)

for epoch in range(100):
    total = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(xb)
    if epoch % 20 == 0:
        print(f"epoch {epoch}: {total / n:.4f}")

model.eval()
with torch.no_grad():
    width = model(features).squeeze(1) * crown.std() + crown.mean()
print("RMSE [m]:", torch.sqrt(torch.mean((width - crown) ** 2)).item())
