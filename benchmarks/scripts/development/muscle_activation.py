import argparse

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def get_args():
    parser = argparse.ArgumentParser(description="joint torque from EMG envelope and angle")
    parser.add_argument("--epochs", default=60, type=int)
    parser.add_argument("--lr", default=1e-2, type=float)
    parser.add_argument("--weight-decay", default=0.2, type=float)
    parser.add_argument("--batch", default=50, type=int)
    return parser.parse_args()


def simulate(n):
    emg = torch.rand(n, 1)
    angle = torch.rand(n, 1) * 120
    torque = 60 * (1 - torch.exp(-3 * emg)) * torch.cos((angle - 70) * 3.14159 / 180)
    return emg, angle, torque + torch.randn(n, 1)


class TorqueNet(nn.Module):
    def __init__(self, hidden=64):
        super().__init__()
        self.fc1 = nn.Linear(2, hidden)
        self.fc2 = nn.Linear(hidden, hidden)
        self.fc3 = nn.Linear(hidden, 1)
        self.act = nn.SiLU()

    def forward(self, x):
        return self.fc3(self.act(self.fc2(self.act(self.fc1(x)))))


args = get_args()
torch.manual_seed(0)
emg, angle, torque = simulate(1000)
inputs = torch.hstack([(emg - 0.5) / 0.29, (angle - 60) / 35])
targets = (torque - torque.mean()) / torque.std()

loader = DataLoader(TensorDataset(inputs, targets), batch_size=args.batch, shuffle=True)
net = TorqueNet()
opt = torch.optim.Adam(net.parameters(), lr=args.lr, weight_decay=args.weight_decay)
mse = nn.MSELoss()

for epoch in range(args.epochs):
    for xb, yb in loader:
        opt.zero_grad()
        loss = mse(net(xb), yb)
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        with torch.no_grad():
            print(f"epoch {epoch:3d} mse {mse(net(inputs), targets).item():.4f}")

with torch.no_grad():
    predicted = net(inputs) * torque.std() + torque.mean()
print("rmse [Nm]:", (predicted - torque).pow(2).mean().sqrt().item())
