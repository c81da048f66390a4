import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.default_rng(47)
n = 640
slope, snow, temp = rng.uniform(-1, 1, (3, n))
# speed of a sledge
speed = 1.5 * slope + 0.5 * np.maximum(0, temp) * snow - 0.6 * slope ** 2 + rng.normal(0, 0.1, n)
X = torch.tensor(np.stack([slope, snow, temp], 1), dtype=torch.float32)
y = torch.tensor(speed, dtype=torch.float32).reshape(-1, 1)


class Sledge(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, 48), nn.ReLU(), nn.Linear(48, 48), nn.ReLU())
        self.head = nn.Linear(48, 1)

    def forward(self, x):
        return self.head(self.body(x))


torch.manual_seed(47)
net = Sledge()
epochs, batch = 40, 64
loader = DataLoader(TensorDataset(X, y), batch_size=batch, shuffle=True)
opt = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
sched = torch.optim.lr_scheduler.OneCycleLR(
    opt, max_lr=0.1, epochs=epochs, steps_per_epoch=len(loader)
)
huber = nn.HuberLoss(delta=1.0)
for epoch in range(epochs):
    for xb, yb in loader:
        opt.zero_grad(set_to_none=True)
        loss = huber(net(xb), yb)
        loss.backward()
        opt.step()
        sched.step()
    if epoch % 8 == 0:
        print(epoch, loss.item(), sched.get_last_lr()[0])

with torch.no_grad():
    prediction = net(X)
