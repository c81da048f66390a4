import torch
from torch import nn

torch.manual_seed(23)
X = torch.rand(200, 2, dtype=torch.float64) * 2 - 1
y = torch.sin(3 * X[:, :1]) * X[:, 1:] + 0.02 * torch.randn(200, 1, dtype=torch.float64)

net = nn.Sequential(nn.Linear(2, 20), nn.Tanh(), nn.Linear(20, 1)).double()
criterion = nn.MSELoss()
optimizer = torch.optim.LBFGS(net.parameters(), lr=0.5, max_iter=20, history_size=10)


def closure():
    optimizer.zero_grad()
    loss = criterion(net(X), y)
    loss.backward()
    return loss


for i in range(60):
    loss = optimizer.step(closure)
    if i % 10 == 0:
        print("outer iteration", i, "loss", loss.item())

with torch.no_grad():
    fitted = net(X)
print("rmse", ((fitted - y) ** 2).mean().sqrt().item())
