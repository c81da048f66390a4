import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(12)

# raw units are fine here, BatchNorm1d on the inputs takes care of them
temperature = 270 + 60 * torch.rand(600)
pressure = 1e5 + 4e5 * torch.rand(600)
volume = 8.314 * temperature / pressure * 1000 * (1 + 0.02 * torch.randn(600))

X = torch.stack([temperature, pressure], 1)
y = volume.log().unsqueeze(1)
train_dl = DataLoader(TensorDataset(X, y), batch_size=60, shuffle=True)

model = nn.Sequential(
    nn.BatchNorm1d(2),
    nn.Linear(2, 24),
    nn.ReLU(),
    nn.Linear(24, 24),
    nn.ReLU(),
    nn.Linear(24, 1),
)
opt = torch.optim.Adam(model.parameters(), lr=0.005)

for epoch in range(120):
    model.train()
    for xb, yb in train_dl:
        loss = nn.functional.mse_loss(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 20 == 0:
        model.eval()
        with torch.no_grad():
            print(epoch, nn.functional.mse_loss(model(X), y).item())

model.eval()
with torch.no_grad():
    log_volume = model(X)
