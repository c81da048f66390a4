import torch
import torch.nn as nn
import torch.nn.functional as F


class FlexibleNet(nn.Module):
    """Depth can be chosen: sizes = [in, h1, h2, ..., out]"""

    def __init__(self, sizes):
        super().__init__()
        self.hidden = [nn.Linear(a, b) for a, b in zip(sizes[:-2], sizes[1:-1])]
        self.last = nn.Linear(sizes[-2], sizes[-1])

    def forward(self, x):
        for layer in self.hidden:
            x = torch.tanh(layer(x))
        return self.last(x)


torch.manual_seed(321)
# three mixing ratios -> viscosity (a.u.)
X = torch.rand(300, 3) * 2 - 1
y = torch.sin(3 * X[:, 0:1] * X[:, 1:2]) + torch.cos(4 * X[:, 2:3]) + 0.05 * torch.randn(300, 1)

net = FlexibleNet([3, 24, 24, 1])
print("number of parameters:", sum(p.numel() for p in net.parameters()))

optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(800):
    optimizer.zero_grad()
    loss = F.mse_loss(net(X), y)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(epoch, loss.item())

y_pred = net(X)
print("R^2", (1 - F.mse_loss(y_pred, y) / y.var()).item())
