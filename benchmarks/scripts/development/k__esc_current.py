# ESC current from rpm and duty cycle, logged with blackbox. pytorch
import torch
from torch import nn

torch.manual_seed(4)

rpm = torch.rand(300, 1) * 20000 + 4000
duty = torch.rand(300, 1)
amps = 3 + 18 * (rpm / 24000) ** 3 + 6 * torch.sin(4 * duty) + 0.2 * torch.randn(300, 1)

raw = torch.cat([rpm, duty], dim=1)
x_mean, x_std = raw.mean(0), raw.std(0)
y_mean, y_std = amps.mean(), amps.std()
inputs = (raw - x_mean) / x_std
targets = (amps - y_mean) / y_std

net = nn.Sequential(
    nn.Linear(2, 40),
    nn.Tanh(),
    nn.Linear(40, 1),
)
optim = torch.optim.Adam(net.parameters(), lr=0.02)

for i in range(900):
    optim.zero_grad()
    mse = ((net(inputs) - targets) ** 2).mean()
    mse.backward()
    optim.step()
    if i % 150 == 0:
        print(i, mse.item())

# how good is it in ampere?
with torch.no_grad():
    amps_hat = net(inputs)
err = (amps_hat - amps).abs()
print("mean abs error [A]:", err.mean().item())
print("worst [A]:", err.max().item())
for k in range(5):
    print(f"{rpm[k].item():8.0f} rpm  {amps[k].item():6.2f} A  predicted {amps_hat[k].item():6.2f} A")
