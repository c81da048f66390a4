import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torch.optim.lr_scheduler import StepLR

torch.manual_seed(31)

# CO2 sensor drift from (temperature, humidity, age)
sensor = torch.rand(640, 3) * 2 - 1
drift = (0.6 * sensor[:, 0] * sensor[:, 2] + torch.sin(2 * sensor[:, 1]) ** 2).unsqueeze(1)
drift += 0.02 * torch.randn_like(drift)

loader = DataLoader(TensorDataset(sensor, drift), batch_size=64, shuffle=True)
net = nn.Sequential(nn.Linear(3, 48), nn.GELU(), nn.Linear(48, 48), nn.GELU(), nn.Linear(48, 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
scheduler = StepLR(opt, step_size=10, gamma=0.5)
mse = nn.MSELoss()


def run_epoch():
    seen = 0.0
    for xb, yb in loader:
        opt.zero_grad()
        loss = mse(net(xb), yb)
        loss.backward()
        opt.step()
        scheduler.step()
        seen += loss.item() * len(xb)
    return seen / len(drift)


for epoch in range(100):
    value = run_epoch()
    if epoch % 10 == 0:
        print(f"{epoch:3d}: {value:.5f}  lr={scheduler.get_last_lr()[0]:.2e}")

drift_hat = net(sensor).detach()
