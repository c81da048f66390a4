"""Burn rate of candles. Trains with SGD in torch, loss goes up and down and then explodes."""
import torch
from torch import nn
import matplotlib.pyplot as plt

torch.manual_seed(7)

diameter = torch.rand(256, 1) * 6 + 2
wick = torch.rand(256, 1) * 2 + 1
rate = 2.2 * wick ** 1.3 * (1 - torch.exp(-diameter / 3)) + 0.3 * torch.sin(2 * diameter)

inputs = torch.cat([(diameter - 5) / 1.73, (wick - 2) / 0.58], dim=1)
targets = (rate - rate.mean()) / rate.std()

net = nn.Sequential(
    nn.Linear(2, 40),
    nn.Tanh(),
    nn.Linear(40, 40),
    nn.Tanh(),
    nn.Linear(40, 1),
)
loss_fn = nn.MSELoss()
opt = torch.optim.SGD(net.parameters(), lr=0.1)

hist = []
for step in range(2500):
    pred = net(inputs)
    loss = loss_fn(pred, targets)
    loss.backward()
    opt.step()
    hist.append(loss.item())
    if step % 250 == 0:
        print(step, loss.item())

with torch.no_grad():
    fitted = net(inputs)
plt.semilogy(hist)
plt.xlabel("step")
plt.ylabel("MSE")
plt.show()
