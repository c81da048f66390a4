import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

# fuel burn of articulated buses: gradient of the road and speed, standardised
torch.manual_seed(3)
slope = torch.randn(400)
speed = torch.randn(400)
burn = torch.relu(slope) * 1.5 + 0.4 * speed ** 2 + 0.1 * torch.randn(400)

X = torch.stack([slope, speed], dim=1)
y = burn.view(-1, 1)
y = (y - y.mean()) / y.std()


class Burn(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU())
        self.head = nn.Linear(width, 1)

    def forward(self, x):
        return self.head(self.body(x))


def train(model, loader, epochs):
    criterion = nn.MSELoss()
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=1e-4)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for xb, yb in loader:
            optimizer.zero_grad()
            loss = criterion(model(xb), yb)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            total += loss.item() * xb.size(0)
        scheduler.step()
        if (epoch + 1) % 10 == 0:
            print(epoch + 1, total / len(loader.dataset))


model = Burn(32)
train(model, DataLoader(TensorDataset(X, y), batch_size=32, shuffle=True), epochs=80)
model.eval()
with torch.no_grad():
    y_model = model(X)
print("MSE in the end", nn.functional.mse_loss(y_model, y).item())
