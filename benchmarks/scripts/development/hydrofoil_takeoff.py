"""Hydrofoil: drag coefficient vs. speed and angle of attack (tow tank)."""
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(4)

speed = torch.empty(600).uniform_(3, 12)
aoa = torch.empty(600).uniform_(-4, 10)
drag = 1.4 * torch.exp(-((speed - 7.0) / 1.5) ** 2) + 0.02 * (aoa - 2) ** 2 + 0.03 * torch.randn(600)

feats = torch.stack(((speed - speed.mean()) / speed.std(), (aoa - aoa.mean()) / aoa.std()), dim=1)
dataset = TensorDataset(feats, drag.unsqueeze(-1))
train_part, val_part = random_split(dataset, [500, 100])
loader = DataLoader(train_part, batch_size=50, shuffle=True)


class DragNet(nn.Module):
    def __init__(self, hidden=48):
        super(DragNet, self).__init__()
        self.layer_1 = nn.Linear(2, hidden)
        self.layer_2 = nn.Linear(hidden, hidden)
        self.layer_out = nn.Linear(hidden, 1)
        self.relu = nn.ReLU()

    def forward(self, inputs):
        x = self.layer_1(inputs)
        x = self.layer_2(x)
        x = self.layer_out(x)
        return x


model = DragNet()
criterion = nn.MSELoss()
optimizer = optim.Adam(model.parameters(), lr=0.003)

loss_stats = {"train": [], "val": []}
for e in range(1, 121):
    train_epoch_loss = 0
    model.train()
    for X_batch, y_batch in loader:
        optimizer.zero_grad()
        train_loss = criterion(model(X_batch), y_batch)
        train_loss.backward()
        optimizer.step()
        train_epoch_loss += train_loss.item()
    model.eval()
    with torch.no_grad():
        Xv, yv = val_part[:]
        loss_stats["val"].append(criterion(model(Xv), yv).item())
    loss_stats["train"].append(train_epoch_loss / len(loader))
    if e % 20 == 0:
        print(f"Epoch {e:03}: | Train Loss: {loss_stats['train'][-1]:.5f} | Val Loss: {loss_stats['val'][-1]:.5f}")

with torch.no_grad():
    drag_hat = model(feats).squeeze(-1)
print("R2", 1 - ((drag_hat - drag) ** 2).sum().item() / ((drag - drag.mean()) ** 2).sum().item())
