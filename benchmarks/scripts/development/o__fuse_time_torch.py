"""Melting time of a 16 A fuse over the overload factor (log-log), PyTorch."""
import torch
from torch import nn

torch.manual_seed(23)
overload = torch.rand(200, 1) * 4.5 + 1.5                       # times rated current
log_t = 2.5 - 2.0 * torch.log(overload) + 0.8 * torch.sin(2.5 * overload) / overload
log_t = log_t + 0.03 * torch.randn(200, 1)

x = (overload - overload.mean()) / overload.std()
y = (log_t - log_t.mean()) / log_t.std()

net = nn.Sequential(
    nn.Linear(1, 20),
    nn.Tanh(),
    nn.Linear(20, 20),
    nn.Tanh(),
    nn.Linear(20, 1),
)
optim = torch.optim.SGD(net.parameters(), lr=0.1)
loss_function = nn.MSELoss()


def train(epochs):
    for e in range(epochs):
        prediction = net(x)
        loss = loss_function(prediction, y)
        loss.backward()
        optim.step()
        if e % 250 == 0:
            print("epoch", e, "loss", float(loss))


train(2000)
y_hat = net(x).detach()
print("R2", 1 - float(((y_hat - y) ** 2).sum() / ((y - y.mean()) ** 2).sum()))
