import torch
from torch import nn
from torch.utils.data import TensorDataset, random_split, DataLoader


class LitLike(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, 32), nn.SiLU(), nn.Linear(32, 32), nn.SiLU())
        self.head = nn.Linear(32, 1)

    def forward(self, x):
        return self.head(self.body(x)).squeeze(-1)

    def training_step(self, batch):
        x, y = batch
        return nn.functional.mse_loss(self(x), y)

    def configure_optimizers(self):
        opt = torch.optim.AdamW(self.parameters(), lr=1e-2, weight_decay=1e-4)
        return opt, torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=150)


class Trainer:
    def __init__(self, max_epochs):
        self.max_epochs = max_epochs

    def fit(self, model, loader):
        opt, sched = model.configure_optimizers()
        for epoch in range(self.max_epochs):
            model.train()
            losses = []
            for batch in loader:
                opt.zero_grad()
                loss = model.training_step(batch)
                loss.backward()
                nn.utils.clip_grad_norm_(model.parameters(), 5.0)
                opt.step()
                losses.append(loss.item())
            sched.step()
            if epoch % 25 == 0:
                print(epoch, sum(losses) / len(losses))


torch.manual_seed(2)
x = torch.rand(500, 2) * 2 - 1
y = torch.sin(3 * x[:, 0]) * x[:, 1] + 0.05 * torch.randn(500)
train, val = random_split(TensorDataset(x, y), [400, 100])
model = LitLike()
Trainer(150).fit(model, DataLoader(train, batch_size=32, shuffle=True))
model.eval()
with torch.no_grad():
    y_model = model(x)
