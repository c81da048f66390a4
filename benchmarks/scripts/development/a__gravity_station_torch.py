import copy

import torch
import torch.nn as nn

torch.manual_seed(1)

# Bouguer anomaly over a synthetic basin, validation set decides which weights we keep
xy = torch.rand(450, 2) * 2 - 1
g = -torch.exp(-((xy[:, :1] - 0.2) ** 2 + (xy[:, 1:] + 0.1) ** 2) / 0.3) + 0.3 * xy[:, :1]
g = g + 0.03 * torch.randn(450, 1)
mean, std = g[:350].mean(), g[:350].std()
train_x, train_y = xy[:350], (g[:350] - mean) / std
val_x, val_y = xy[350:], (g[350:] - mean) / std


class Basin(nn.Module):
    def __init__(self, width=32):
        super(Basin, self).__init__()
        self.body = nn.Sequential(nn.Linear(2, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU())
        self.head = nn.Linear(width, 1)

    def forward(self, x):
        return self.head(self.body(x))


model = Basin()
loss_fn = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3, weight_decay=1e-5)
best, best_state = float("inf"), None
for epoch in range(700):
    model.train()
    optimizer.zero_grad()
    loss = loss_fn(model(train_x), train_y)
    loss.backward()
    optimizer.step()

    model.eval()
    with torch.no_grad():
        val = loss_fn(model(val_x), val_y).item()
    if val < best:
        best, best_state = val, copy.deepcopy(model.state_dict())
    if epoch % 100 == 0:
        print(f"{epoch}: train {loss.item():.4f} val {val:.4f}")

model.load_state_dict(best_state)
with torch.no_grad():
    anomaly = model(train_x) * std + mean
observed = g[:350]
print("rms mGal:", ((anomaly - observed) ** 2).mean().sqrt().item())
