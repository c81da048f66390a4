import argparse

import torch
import torch.nn as nn

# ddG of point mutations from three descriptors (z-scores), with validation set
parser = argparse.ArgumentParser()
parser.add_argument('--epochs', type=int, default=400)
parser.add_argument('--hidden', type=int, default=48)
parser.add_argument('--wd', type=float, default=1e-5)
opt = parser.parse_args()

torch.manual_seed(12)
n = 900
descr = torch.randn(n, 3)
ddg = 1.5 * torch.tanh(descr[:, 0]) + 0.7 * descr[:, 1] * torch.sigmoid(2 * descr[:, 2])
ddg = (ddg + 0.15 * torch.randn(n)).unsqueeze(1)

perm = torch.randperm(n)
tr, va = perm[:700], perm[700:]

net = nn.Sequential(
    nn.Linear(3, opt.hidden),
    nn.SiLU(),
    nn.Linear(opt.hidden, 1),
)
mse = nn.MSELoss()
adam = torch.optim.Adam(net.parameters(), lr=0.01, weight_decay=opt.wd)
plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(adam, factor=0.5, patience=30)

for epoch in range(opt.epochs):
    net.train()
    net.zero_grad()
    loss = mse(net(descr[tr]), ddg[tr])
    loss.backward()
    adam.step()

    net.eval()
    with torch.no_grad():
        val = mse(net(descr[va]), ddg[va])
    plateau.step(val)
    if epoch % 50 == 0:
        print(f'{epoch:4d}  train {loss.item():.4f}  val {val.item():.4f}')

with torch.no_grad():
    scored = net(descr[va])
    held = ddg[va]
    r = torch.corrcoef(torch.stack([scored.view(-1), held.view(-1)]))[0, 1]
print('Pearson r on validation:', r.item())
