#!/usr/bin/env python3
"""Response of a spring-damper, learned from samples."""
import torch
import torch.nn as nn


class ResponseNet(nn.Module):
    def __init__(self, hidden=64):
        super().__init__()
        self.fc1 = nn.Linear(1, hidden)
        self.fc2 = nn.Linear(hidden, hidden)
        self.fc3 = nn.Linear(hidden, 1)
        self.dropout = nn.Dropout(p=0.0)

    def forward(self, t):
        t = self.fc1(t)
        t = self.dropout(t)
        t = self.fc2(t)
        t = self.dropout(t)
        return self.fc3(t)


def main():
    torch.manual_seed(0)
    time = torch.linspace(-1, 1, 256).unsqueeze(1)
    x = torch.exp(-0.7 * (time + 1)) * torch.cos(4.5 * (time + 1))
    x = x + 0.02 * torch.randn_like(x)

    net = ResponseNet()
    optim = torch.optim.SGD(net.parameters(), lr=1e-4)
    mse = nn.MSELoss()

    for it in range(1500):
        x_hat = net(time)
        loss = mse(x_hat, x)
        optim.zero_grad()
        loss.backward()
        optim.step()
        if it % 100 == 0:
            print("it", it, "loss", float(loss))

    x_hat = net(time)
    print("final loss", mse(x_hat, x).item())


if __name__ == "__main__":
    main()
