import torch
from torch import nn

# gel time of an epoxy resin; dropout in the middle, OneCycle schedule, clipped gradients
torch.manual_seed(314)

N = 1200
temp = torch.empty(N).uniform_(20, 80)
hardener = torch.empty(N).uniform_(0.8, 1.2)
log_gel = 8.0 - 0.05 * temp - 3.0 * (hardener - 1.0) + 6.0 * (hardener - 1.0) ** 2 * (temp / 40)
log_gel = log_gel + 0.05 * torch.randn(N)

X = torch.stack([(temp - 50) / 17.3, (hardener - 1) / 0.115], dim=1)
y = ((log_gel - log_gel.mean()) / log_gel.std()).unsqueeze(1)
X_tr, y_tr, X_te, y_te = X[:1000], y[:1000], X[1000:], y[1000:]


class GelNet(nn.Module):
    def __init__(self, width=48, p=0.05):
        super().__init__()
        self.inp = nn.Linear(2, width)
        self.mid = nn.Linear(width, width)
        self.out = nn.Linear(width, 1)
        self.drop = nn.Dropout(p)

    def forward(self, x):
        x = nn.functional.gelu(self.inp(x))
        x = self.drop(nn.functional.gelu(self.mid(x)))
        return self.out(x)


model = GelNet()
epochs, batch = 40, 50
opt = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-4)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=1e-2, total_steps=epochs * (1000 // batch))

for epoch in range(epochs):
    model.train()
    for rows in torch.randperm(1000).split(batch):
        opt.zero_grad()
        loss = nn.functional.mse_loss(model(X_tr[rows]), y_tr[rows])
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        opt.step()
        sched.step()
    if epoch % 5 == 4:
        model.eval()
        with torch.no_grad():
            test = nn.functional.mse_loss(model(X_te), y_te)
        print(f"{epoch + 1:3d}  train {loss.item():.4f}  test {test.item():.4f}")

model.eval()
with torch.no_grad():
    gel_te = model(X_te)
print("R2 test", 1 - ((gel_te - y_te) ** 2).mean().item() / y_te.var().item())
