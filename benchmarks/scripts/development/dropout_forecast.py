import torch
import torch.nn as nn
import numpy as np

# evening load of a small grid. Loss during training is noisy because of dropout, fine,
# but why does the same model give other answers each time I call it, and bad ones?

np.random.seed(21)
torch.manual_seed(21)
temp = np.random.uniform(-10, 30, 800)
hour = np.random.uniform(0, 24, 800)
load = 40 + 0.03 * (temp - 18) ** 2 + 9 * np.sin(2 * np.pi * (hour - 9) / 24)
X = np.c_[(temp - 10) / 11.5, np.sin(2 * np.pi * hour / 24), np.cos(2 * np.pi * hour / 24)]
Y = (load - load.mean()) / load.std()
X_tr, X_te = torch.Tensor(X[:600]), torch.Tensor(X[600:])
Y_tr, Y_te = torch.Tensor(Y[:600, None]), torch.Tensor(Y[600:, None])


class LoadNet(nn.Module):
    def __init__(self, width=64, p=0.5):
        super().__init__()
        self.inp = nn.Linear(3, width)
        self.mid = nn.Linear(width, width)
        self.out = nn.Linear(width, 1)
        self.drop = nn.Dropout(p)

    def forward(self, x):
        x = torch.relu(self.inp(x))
        x = self.drop(torch.relu(self.mid(x)))
        x = self.drop(x)
        return self.out(x)


net = LoadNet()
optim = torch.optim.Adam(net.parameters(), lr=2e-3)
net.train()
for epoch in range(150):
    order = torch.randperm(600)
    for k in range(0, 600, 100):
        idx = order[k:k + 100]
        optim.zero_grad()
        loss = ((net(X_tr[idx]) - Y_tr[idx]) ** 2).mean()
        loss.backward()
        optim.step()
    if epoch % 30 == 0:
        print(epoch, loss.item())

with torch.no_grad():
    y_first = net(X_te)
    y_again = net(X_te)
print('difference of two calls', (y_first - y_again).abs().max().item())
print('test mse', ((y_first - Y_te) ** 2).mean().item(), 'variance', Y_te.var().item())
