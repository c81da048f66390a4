import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(77)

# acoustic sensor array: 5 levels -> distance
X = torch.randn(480, 5)
y = torch.tanh(X[:, :1] - X[:, 1:2]) + 0.4 * X[:, 2:3] * X[:, 3:4].abs() + 0.1 * torch.randn(480, 1)
loader = DataLoader(TensorDataset(X, y), batch_size=20, shuffle=True)


class DistanceNet(nn.Module):
    def __init__(self, width=48):
        super().__init__()
        self.input = nn.Linear(5, width)
        self.middle = nn.Linear(width, width)
        self.output = nn.Linear(width, 1)

    def forward(self, x):
        x = torch.relu(self.input(x))
        x = torch.relu(self.middle(x))
        return self.output(x)


model = DistanceNet()
loss_fn = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
accumulation_steps = 4      # effective batch 80

optimizer.zero_grad()
for epoch in range(60):
    epoch_loss = 0.0
    for i, (xb, yb) in enumerate(loader):
        loss = loss_fn(model(xb), yb) / accumulation_steps
        loss.backward()
        epoch_loss += loss.item()
        if (i + 1) % accumulation_steps == 0:
            optimizer.step()
            optimizer.zero_grad()
    if epoch % 10 == 0:
        print(f"epoch {epoch} loss {epoch_loss * accumulation_steps / len(loader):.4f}")

model.eval()
with torch.no_grad():
    distance = model(X)
print("mse", loss_fn(distance, y).item())
