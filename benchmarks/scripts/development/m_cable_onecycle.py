import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(3)

# temperature of a buried cable: current [A], depth [m], soil resistivity [K m/W]
n = 768
current = 100 + 400 * torch.rand(n)
depth = 0.5 + 1.5 * torch.rand(n)
soil = 0.5 + 2 * torch.rand(n)
heat = 12 + 1.2e-4 * current ** 2 * soil * torch.log(1 + 4 * depth) + 1.5 * torch.randn(n)

raw = torch.stack([current, depth, soil], dim=1)
inputs = (raw - raw.mean(0)) / raw.std(0)
mean, std = heat.mean(), heat.std()
targets = ((heat - mean) / std).unsqueeze(1)

loader = DataLoader(TensorDataset(inputs, targets), batch_size=64, shuffle=True)
model = nn.Sequential(nn.Linear(3, 48), nn.SiLU(), nn.Linear(48, 48), nn.SiLU(), nn.Linear(48, 1))
epochs = 120
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-3)
scheduler = torch.optim.lr_scheduler.OneCycleLR(
    optimizer, max_lr=1e-2, total_steps=epochs * len(loader)
)
criterion = nn.SmoothL1Loss()

for epoch in range(epochs):
    running = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        scheduler.step()
        running += loss.item() * len(xb)
    if epoch % 20 == 0:
        print(epoch, running / n)

model.eval()
with torch.no_grad():
    heat_hat = model(inputs).squeeze(1) * std + mean
