import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.preprocessing import StandardScaler

torch.manual_seed(0)
rng = np.random.default_rng(0)

# methane flux of a bog (mg/m2/h): water table (cm), soil temperature, plant height
wt = rng.normal(-15, 8, 700)
ts = rng.normal(11, 4, 700)
ph = rng.uniform(5, 60, 700)
flux = np.exp(0.12 * ts + 0.05 * wt) * (1 + 0.02 * ph) + rng.normal(0, 0.15, 700)

scaler_x, scaler_y = StandardScaler(), StandardScaler()
X = torch.tensor(scaler_x.fit_transform(np.column_stack([wt, ts, ph])), dtype=torch.float32)
Y = torch.tensor(scaler_y.fit_transform(flux.reshape(-1, 1)), dtype=torch.float32)


def block(i, o):
    return nn.Sequential(nn.Linear(i, o), nn.ReLU())


class BogNet(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.blocks = nn.ModuleList([block(a, b) for a, b in zip(sizes[:-1], sizes[1:])])

    def forward(self, x):
        for b in self.blocks:
            x = b(x)
        return x


net = BogNet([3, 32, 32, 1])
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
best = float("inf")
for epoch in range(500):
    opt.zero_grad()
    yhat = net(X)
    loss = F.mse_loss(yhat, Y)
    loss.backward()
    opt.step()
    best = min(best, loss.item())
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", round(loss.item(), 4))

net.eval()
flux_net = scaler_y.inverse_transform(net(X).detach().numpy())
print("best loss", best, "smallest prediction", flux_net.min(), "smallest flux", flux.min())
