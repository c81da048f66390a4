import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, random_split


class Turbidity(Dataset):
    """Turbidity from scattered light at two angles."""

    def __init__(self, n=1000):
        ntu = torch.rand(n, 1) * 40
        side = ntu * torch.exp(-ntu / 25) + 0.2 * torch.randn(n, 1)
        back = 12 * (1 - torch.exp(-ntu / 15)) + 0.2 * torch.randn(n, 1)
        self.x = torch.hstack([side / 5 - 1, back / 6 - 1])
        self.y = ntu / 20 - 1

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


data = Turbidity()
train, valid = random_split(data, [800, 200])
train_loader = DataLoader(train, batch_size=50, shuffle=True)
valid_loader = DataLoader(valid, batch_size=200)

model = nn.Sequential(nn.Linear(2, 32), nn.SiLU(), nn.Linear(32, 32), nn.SiLU(), nn.Linear(32, 1))
loss_fn = nn.SmoothL1Loss()
opt = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=1e-4)
sched = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, factor=0.5, patience=5)

for epoch in range(40):
    model.train()
    for x, y in train_loader:
        opt.zero_grad(set_to_none=True)
        loss = loss_fn(model(x), y)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=100.0)
        opt.step()
    model.eval()
    with torch.no_grad():
        val = sum(loss_fn(model(x), y).item() for x, y in valid_loader)
    sched.step(val)
    if epoch % 5 == 0:
        print(epoch, "valid", round(val, 5), "lr", opt.param_groups[0]["lr"])

model.eval()
with torch.no_grad():
    estimate = (model(data.x) + 1) * 20
true_ntu = (data.y + 1) * 20
print("mean abs error (NTU):", (estimate - true_ntu).abs().mean().item())
