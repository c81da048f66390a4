import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.layer = nn.Linear(d, d)
        self.drop = nn.Dropout(0.02)

    def forward(self, x):
        return x + self.drop(torch.relu(self.layer(x)))


class Trunk(nn.Module):
    """Diameter of spruces from height, age, altitude."""

    def __init__(self, d=32, depth=2):
        super().__init__()
        self.stem = nn.Linear(3, d)
        self.blocks = nn.Sequential(*[Block(d) for _ in range(depth)])
        self.leaf = nn.Linear(d, 1)

    def forward(self, x):
        return self.leaf(self.blocks(torch.relu(self.stem(x))))


def main():
    torch.manual_seed(92)
    x = torch.randn(500, 3)
    y = torch.tanh(x[:, :1]) + 0.5 * x[:, 1:2] - 0.3 * x[:, 2:] * x[:, 1:2]
    y = y + 0.1 * torch.randn(500, 1)
    net = Trunk()
    optimizer = torch.optim.Adam(net.parameters(), lr=5e-3, weight_decay=1e-5)
    for epoch in range(700):
        net.train()
        optimizer.zero_grad()
        loss = nn.functional.smooth_l1_loss(net(x), y)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimizer.step()
        if epoch % 100 == 0:
            # jumps a little because of the dropout
            print(epoch, loss.item())
    net.eval()
    with torch.no_grad():
        trunks = net(x)
    print("R2", 1 - ((trunks - y) ** 2).sum().item() / ((y - y.mean()) ** 2).sum().item())


main()
