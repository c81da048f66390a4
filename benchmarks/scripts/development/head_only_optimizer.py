import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=1500)
parser.add_argument("--lr", type=float, default=0.01)
parser.add_argument("--width", type=int, default=10)
args = parser.parse_args()

torch.manual_seed(2024)


class Encoder(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.a = nn.Linear(2, width)
        self.b = nn.Linear(width, width)

    def forward(self, x):
        return torch.tanh(self.b(torch.tanh(self.a(x))))


class Regressor(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.encoder = Encoder(width)
        self.head = nn.Linear(width, 1)

    def forward(self, x):
        return self.head(self.encoder(x))


# antenna gain over azimuth/elevation (normalised)
angles = torch.rand(400, 2) * 2 - 1
gain = torch.cos(5 * angles[:, :1]) * torch.exp(-angles[:, 1:] ** 2)

model = Regressor(args.width)
optim = torch.optim.Adam(model.head.parameters(), lr=args.lr)

for epoch in range(args.epochs):
    optim.zero_grad()
    loss = F.mse_loss(model(angles), gain)
    loss.backward()
    optim.step()
    if epoch % 250 == 0:
        print(epoch, loss.item())

model.eval()
with torch.no_grad():
    gain_hat = model(angles)
print("residual std", (gain_hat - gain).std().item())
