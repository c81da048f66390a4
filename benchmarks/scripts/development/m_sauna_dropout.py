"""Minutes until a sauna is hot. A little dropout while training, none when predicting."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Sauna(nn.Module):
    def __init__(self, width=64, p=0.05):
        super().__init__()
        self.fc1 = nn.Linear(2, width)
        self.fc2 = nn.Linear(width, width)
        self.drop = nn.Dropout(p)
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = self.drop(F.relu(self.fc2(x)))
        return self.out(x).squeeze(-1)


torch.manual_seed(90)
volume = 4 + 12 * torch.rand(1000)
power = 4 + 8 * torch.rand(1000)
minutes = 25 * volume / power + 0.6 * volume + 4 * torch.randn(1000)

X = torch.stack([(volume - 10) / 3.5, (power - 8) / 2.3], dim=-1)
y = (minutes - minutes.mean()) / minutes.std()
X_train, y_train = X[:800], y[:800]
X_test, y_test = X[800:], y[800:]

net = Sauna()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=600)
for epoch in range(600):
    net.train()
    opt.zero_grad()
    loss = F.mse_loss(net(X_train), y_train)
    loss.backward()
    opt.step()
    sched.step()
    if epoch % 100 == 0:
        net.eval()
        with torch.no_grad():
            print(epoch, loss.item(), F.mse_loss(net(X_test), y_test).item())

net.eval()
with torch.no_grad():
    y_hat = net(X)
