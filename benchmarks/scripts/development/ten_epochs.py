import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 50)
        self.fc2 = nn.Linear(50, 1)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x)))


def main():
    torch.manual_seed(11)
    # handball throws: run-up, arm angle, height, wind -> distance beyond the line
    x = torch.randn(600, 4)
    y = (F.softplus(x[:, 0]) + 0.5 * torch.cos(2 * x[:, 1]) + 0.3 * x[:, 2] * x[:, 3]).unsqueeze(1)
    y = y - y.mean()

    net = Net()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.005)
    for epoch in range(10):
        optimizer.zero_grad()
        output = net(x)
        loss = F.mse_loss(output, y)
        loss.backward()
        optimizer.step()
        print("Epoch {}: loss {:.4f}".format(epoch + 1, loss.item()))
    output = net(x)
    print("Finished training, R2 =", 1 - F.mse_loss(output, y).item() / y.var().item())


if __name__ == "__main__":
    main()
