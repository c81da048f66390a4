"""Panel score of rose/woody accords from the shares of five materials (they add up to one)."""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(10)
names = ["phenylethyl alcohol", "geraniol", "iso e super", "cedramber", "hedione"]
shares = torch.distributions.Dirichlet(torch.full((5,), 1.5)).sample((1500,))
score = 4 + 9 * shares[:, 0] * shares[:, 2] * 4 + 6 * shares[:, 4] - 10 * (shares[:, 3] - 0.1) ** 2
score = score + 0.6 * torch.randn(1500)       # panellists disagree

fit_rows, test_rows = torch.arange(0, 1100), torch.arange(1100, 1500)
x = (shares - shares[fit_rows].mean(0)) / shares[fit_rows].std(0)
y = score.unsqueeze(1)


class Panel(nn.Module):
    def __init__(self, p=0.05):
        super().__init__()
        self.one = nn.Linear(5, 64)
        self.two = nn.Linear(64, 32)
        self.end = nn.Linear(32, 1)
        self.drop = nn.Dropout(p)
        nn.init.constant_(self.end.bias, 5.0)     # typical score

    def forward(self, x):
        x = self.drop(F.gelu(self.one(x)))
        return self.end(F.gelu(self.two(x)))


panel = Panel()
opt = torch.optim.AdamW(panel.parameters(), lr=4e-3, weight_decay=1e-2)
for epoch in range(60):
    panel.train()
    for rows in fit_rows[torch.randperm(len(fit_rows))].split(110):
        opt.zero_grad()
        F.mse_loss(panel(x[rows]), y[rows]).backward()
        nn.utils.clip_grad_norm_(panel.parameters(), 5.0)
        opt.step()
    if epoch % 10 == 9:
        panel.eval()
        with torch.no_grad():
            print(epoch + 1, "test mse", F.mse_loss(panel(x[test_rows]), y[test_rows]).item())
    if epoch == 40:
        for group in opt.param_groups:
            group["lr"] *= 0.2

panel.eval()
with torch.no_grad():
    taste = panel(x[test_rows]).squeeze(1)
heard = score[test_rows]
best = shares[test_rows][taste.argmax()]
print({n: round(s, 2) for n, s in zip(names, best.tolist())})
