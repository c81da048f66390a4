"""Fit of a calibration curve with a torch Sequential. Dropout because I was told it helps."""
import torch
from torch import nn

torch.manual_seed(8)

pressure = torch.linspace(0, 1, 100).reshape(-1, 1)            # bar
signal = torch.log1p(9 * pressure) + 0.4 * torch.sin(9 * pressure)

x = 4 * pressure - 2
model = nn.Sequential(
    nn.Linear(1, 20), nn.ReLU(), nn.Dropout(0.6),
    nn.Linear(20, 20), nn.ReLU(), nn.Dropout(0.6),
    nn.Linear(20, 1),
)
mse = nn.MSELoss()
opt = torch.optim.Adam(model.parameters(), lr=0.01)

for it in range(1500):
    model.train()
    loss = mse(model(x), signal)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 150 == 0:
        print(it, float(loss))

model.eval()
with torch.no_grad():
    fitted = model(x)
    print("evaluation mse", float(mse(fitted, signal)))
