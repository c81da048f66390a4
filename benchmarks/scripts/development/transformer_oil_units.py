"""Transformer oil temperature from load current, ambient temperature and hour.
Train on 80 %, evaluate on 20 %."""
import argparse

import torch
from torch import nn


def get_data(n):
    load = torch.rand(n) * 900 + 100
    ambient = torch.randn(n) * 8 + 15
    hour = torch.randint(0, 24, (n,)).float()
    oil = ambient + 40 * (load / 800) ** 1.8 + 3 * torch.sin(hour / 24 * 6.2832)
    return torch.stack([load, ambient, hour], dim=1), oil.unsqueeze(1) + torch.randn(n, 1)


class MLP(nn.Module):
    def __init__(self, d_in, width):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(d_in, width), nn.Tanh(),
            nn.Linear(width, width), nn.Tanh(),
            nn.Linear(width, 1),
        )

    def forward(self, x):
        return self.layers(x)


parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=600)
parser.add_argument("--lr", type=float, default=1e-4)
parser.add_argument("--width", type=int, default=32)
args = parser.parse_args()

X, y = get_data(800)
X_train, X_test, y_train, y_test = X[:640], X[640:], y[:640], y[640:]

x_mu, x_sd = X_train.mean(0), X_train.std(0)
y_mu, y_sd = y_train.mean(), y_train.std()
X_train = (X_train - x_mu) / x_sd
X_test = (X_test - x_mu) / x_sd
y_train = (y_train - y_mu) / y_sd

net = MLP(3, args.width)
optimizer = torch.optim.SGD(net.parameters(), lr=args.lr, momentum=0.9)
loss_fn = nn.MSELoss()
for epoch in range(args.epochs):
    optimizer.zero_grad()
    loss = loss_fn(net(X_train), y_train)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(f"epoch {epoch:4d} train loss {loss.item():.4f}")

net.eval()
with torch.no_grad():
    oil_pred = net(X_test)
    rmse = torch.sqrt(loss_fn(oil_pred, y_test))
print(f"test RMSE: {rmse.item():.2f} K")
