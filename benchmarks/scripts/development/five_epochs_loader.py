import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(36)


class PendulumDataset(Dataset):
    """Period of a pendulum for large amplitudes (series), and length."""

    def __init__(self, n):
        amp = torch.rand(n, 1) * 2.4
        length = 0.2 + torch.rand(n, 1) * 2
        period = torch.sqrt(length) * (1 + amp ** 2 / 16 + 11 * amp ** 4 / 3072) * 2.006
        self.x = torch.cat([(amp - 1.2) / 0.7, (length - 1.2) / 0.58], 1)
        self.y = (period - period.mean()) / period.std()

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


dataset = PendulumDataset(256)
loader = DataLoader(dataset, batch_size=64, shuffle=True)

net = nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1))
opt = torch.optim.Adam(net.parameters(), lr=3e-4)
loss_fn = nn.MSELoss()
EPOCHS = 5

for epoch in range(EPOCHS):
    for i, (x, y) in enumerate(loader):
        loss = loss_fn(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(f"epoch {epoch + 1}/{EPOCHS} loss {loss.item():.4f}")

period_hat = net(dataset.x).detach()
print("std of residual", (period_hat - dataset.y).std().item())
