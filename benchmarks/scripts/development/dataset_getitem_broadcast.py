import numpy as np
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class CoilDataset(Dataset):
    """inductance of air coils: turns, radius, length -> uH (all already scaled to 0..1)"""

    def __init__(self, n, seed=11):
        g = np.random.RandomState(seed)
        self.geometry = g.rand(n, 3).astype(np.float32)
        t, r, l = self.geometry.T
        self.uH = (2 * t ** 2 * r / (0.45 * r + l + 0.4)).astype(np.float32)

    def __len__(self):
        return len(self.uH)

    def __getitem__(self, i):
        return self.geometry[i], self.uH[i]


torch.manual_seed(11)
train_ds = CoilDataset(512)
train_dl = DataLoader(train_ds, batch_size=32, shuffle=True)

net = nn.Sequential(
    nn.Linear(3, 40), nn.Tanh(),
    nn.Linear(40, 40), nn.Tanh(),
    nn.Linear(40, 1),
)
opt = torch.optim.Adam(net.parameters(), lr=2e-3)

for ep in range(40):
    tot = 0
    for g, uH in train_dl:
        L = torch.mean((net(g) - uH) ** 2)
        opt.zero_grad()
        L.backward()
        opt.step()
        tot += L.item()
    print(f'ep {ep:02d}  mse {tot / len(train_dl):.5f}')

net.eval()
with torch.no_grad():
    estimated = net(torch.from_numpy(train_ds.geometry)).numpy().ravel()
print(np.corrcoef(estimated, train_ds.uH))
