"""Retention time from five descriptors of the molecule; light dropout, decoupled weight decay,
learning rate lowered on plateaus of the validation loss. Judged on compounds kept aside."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class RetentionNet(nn.Module):
    def __init__(self, n_in=5, width=64, p=0.05):
        super().__init__()
        self.fc1 = nn.Linear(n_in, width)
        self.fc2 = nn.Linear(width, width)
        self.fc3 = nn.Linear(width, 1)
        self.drop = nn.Dropout(p)

    def forward(self, x):
        x = F.gelu(self.fc1(x))
        x = self.drop(F.gelu(self.fc2(x)))
        return self.fc3(x)


def compounds(n):
    log_p, mass, donors, tpsa, rings = torch.randn(5, n)
    t = 9 + 2.5 * log_p + 1.2 * mass - 0.8 * donors - 0.7 * torch.tanh(tpsa) + 0.4 * log_p * rings
    return torch.stack([log_p, mass, donors, tpsa, rings], 1), (t + 0.5 * torch.randn(n)).unsqueeze(1)


torch.manual_seed(42)
x, t = compounds(1500)
x_train, x_val, x_test = x[:900], x[900:1200], x[1200:]
t_train, t_val, t_test = t[:900], t[900:1200], t[1200:]
shift, scale = t_train.mean(), t_train.std()

net = RetentionNet()
opt = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, factor=0.5, patience=6)
for epoch in range(80):
    net.train()
    order = torch.randperm(len(x_train))
    for rows in order.split(100):
        opt.zero_grad()
        loss = F.mse_loss(net(x_train[rows]), (t_train[rows] - shift) / scale)
        loss.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        val = F.mse_loss(net(x_val) * scale + shift, t_val).item()
    plateau.step(val)
    if epoch % 10 == 0:
        print(f"{epoch:3d} train {loss.item():.4f} val {val:.4f} min^2")

net.eval()
with torch.no_grad():
    minutes = net(x_test) * scale + shift
print("test rmse", F.mse_loss(minutes, t_test).sqrt().item(), "min")
