"""
Bitterness of beer from hops. Training loss 0.03, but when I predict the beers of the list (sorted by
amount of hops, five at a time because they are brewed five at a time) all is wrong.
"""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(15)
n = 500
hops = torch.rand(n) * 8
boil = torch.rand(n) * 90
alpha = 3 + 12 * torch.rand(n)
ibu = hops * alpha * (1 - torch.exp(-0.04 * boil)) * 0.6 + 0.5 * torch.randn(n)

x = torch.stack([hops / 4 - 1, boil / 45 - 1, (alpha - 9) / 6], 1)
y = ((ibu - ibu.mean()) / ibu.std())[:, None]


class Bitter(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(3, 32)
        self.norm = nn.BatchNorm1d(32)
        self.second = nn.Linear(32, 32)
        self.third = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.relu(self.norm(self.first(x)))
        x = torch.relu(self.second(x))
        return self.third(x)


beer = Bitter()
adam = torch.optim.Adam(beer.parameters(), 5e-3)
loader = DataLoader(TensorDataset(x, y), batch_size=50, shuffle=True)
for epoch in range(60):
    for a, b in loader:
        adam.zero_grad()
        loss = nn.functional.mse_loss(beer(a), b)
        loss.backward()
        adam.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())

order = torch.argsort(hops)
x_list, y_list = x[order], y[order]
pieces = []
with torch.no_grad():
    for k in range(0, n, 5):
        pieces.append(beer(x_list[k:k + 5]))
bitterness = torch.cat(pieces)
print("mse of the list", nn.functional.mse_loss(bitterness, y_list).item())
