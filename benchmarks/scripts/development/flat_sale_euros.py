import torch
from torch import nn, optim

torch.manual_seed(1)
# apartments: m2, rooms, km to centre, year
m2 = 30 + 120 * torch.rand(600)
rooms = (m2 / 28 + torch.randn(600) * 0.7).round().clamp(1, 6)
km = 12 * torch.rand(600)
year = 1900 + 120 * torch.rand(600)
price_eur = 2600 * m2 * torch.exp(-km / 9) + 9000 * rooms + 350 * (year - 1900) + 9000 * torch.randn(600)

feats = torch.stack([m2, rooms, km, year], 1)
feats = (feats - feats.mean(0)) / feats.std(0)
target = price_eur.unsqueeze(1)


class PriceNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.seq = nn.Sequential(nn.Linear(4, 64), nn.LeakyReLU(), nn.Linear(64, 64), nn.LeakyReLU(),
                                 nn.Linear(64, 1))

    def forward(self, feats):
        return self.seq(feats)


net = PriceNet()
adam = optim.Adam(net.parameters(), lr=1e-3)
criterion = nn.MSELoss()
for epoch in range(800):
    adam.zero_grad()
    price_hat = net(feats)
    cost = criterion(price_hat, target)
    cost.backward()
    adam.step()
    if epoch % 80 == 0:
        # the loss is HUGE (3e10) and nearly constant
        print(f"{epoch:>4} {cost.item():.3e}")

print(price_hat[:5].squeeze().tolist())
print(target[:5].squeeze().tolist())
