"""Vapour pressure of water (Antoine), fitted by a torch module with L-BFGS."""
import torch
import torch.nn as nn
import matplotlib.pyplot as plt

torch.manual_seed(1)
torch.set_default_dtype(torch.float64)

celsius = torch.linspace(1, 100, 60).view(-1, 1)
log_p = 8.07131 - 1730.63 / (233.426 + celsius)          # log10(mmHg)
pressure = 10 ** log_p / 760                              # atm

x = (celsius - 50) / 29


class Antoine(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(1, 8)
        self.b = nn.Linear(8, 1)

    def forward(self, x):
        return self.b(torch.sigmoid(self.a(x)))


net = Antoine()
optimizer = torch.optim.LBFGS(net.parameters(), lr=1, max_iter=20, line_search_fn="strong_wolfe")


def closure():
    optimizer.zero_grad()
    loss = ((net(x) - pressure) ** 2).mean()
    loss.backward()
    return loss


for i in range(25):
    loss = optimizer.step(closure)
    if i % 5 == 0:
        print("step", i, "loss", loss.item())

p_net = net(x).detach()
plt.plot(celsius, pressure, "x", celsius, p_net)
plt.xlabel("°C")
plt.ylabel("atm")
plt.show()
