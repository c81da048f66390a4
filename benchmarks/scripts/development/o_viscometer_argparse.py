"""Train a small net on viscometer readings. Shear rates span five decades; the module keeps the
scaling in buffers so that it can be exported as one piece."""
import argparse

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def make_data(n):
    shear = 10 ** (torch.rand(n, 1) * 5 - 2)            # 1/s
    temperature = 5 + 60 * torch.rand(n, 1)             # deg C
    eta = 0.05 + 4.0 * torch.exp(-0.02 * temperature) / (1 + (0.8 * shear) ** 0.6)
    return torch.cat([shear, temperature], 1), torch.log(eta) + 0.03 * torch.randn(n, 1)


class Viscosity(nn.Module):
    def __init__(self, x, width):
        super().__init__()
        prepared = self.prepare(x)
        self.register_buffer("mean", prepared.mean(0))
        self.register_buffer("std", prepared.std(0))
        self.net = nn.Sequential(
            nn.Linear(2, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU(), nn.Linear(width, 1)
        )

    @staticmethod
    def prepare(x):
        return torch.cat([torch.log10(x[:, :1]), x[:, 1:]], 1)

    def forward(self, x):
        return self.net((self.prepare(x) - self.mean) / self.std)


def get_args():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=800)
    parser.add_argument("--width", type=int, default=24)
    parser.add_argument("--epochs", type=int, default=60)
    parser.add_argument("--lr", type=float, default=5e-3)
    return parser.parse_args()


args = get_args()
torch.manual_seed(1)
inputs, log_eta = make_data(args.samples)
loader = DataLoader(TensorDataset(inputs, log_eta), batch_size=64, shuffle=True)
model = Viscosity(inputs, args.width)
optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)
schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.96)
criterion = nn.MSELoss()

for epoch in range(args.epochs):
    model.train()
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
    schedule.step()
    if epoch % 20 == 0:
        print(epoch, loss.item(), schedule.get_last_lr()[0])

model.eval()
with torch.no_grad():
    log_eta_hat = model(inputs)
print("relative error about", float((log_eta_hat - log_eta).std()))
