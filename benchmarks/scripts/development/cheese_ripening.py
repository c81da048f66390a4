# pH of a ripening cheese; a few readings of the electrode are far off -> SmoothL1Loss.
import copy

import torch
from torch import nn

torch.manual_seed(42)
n = 500
days = torch.rand(n, 1) * 60
salt = torch.rand(n, 1) * 3
true_ph = 5.1 + 1.6 / (1 + torch.exp(-(days - 25 - 4 * salt) / 5)) - 0.08 * salt
reading = true_ph + 0.02 * torch.randn(n, 1)
bad = torch.randperm(n)[:15]
reading[bad] += 1.5 * torch.sign(torch.randn(15, 1))

X = torch.cat([(days - 30) / 17.3, (salt - 1.5) / 0.87], 1)
Y = (reading - 5.8) / 0.6
train, val = torch.arange(0, 400), torch.arange(400, 500)

model = nn.Sequential(nn.Linear(2, 32), nn.SiLU(), nn.Linear(32, 32), nn.SiLU(), nn.Linear(32, 1))
loss_fn = nn.SmoothL1Loss(beta=0.1)
opt = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=1e-4)
sched = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, factor=0.5, patience=50)

best, best_state, bad_epochs = float("inf"), None, 0
for epoch in range(1500):
    model.train()
    opt.zero_grad(set_to_none=True)
    loss = loss_fn(model(X[train]), Y[train])
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 10.0)
    opt.step()

    model.eval()
    with torch.no_grad():
        v = loss_fn(model(X[val]), Y[val]).item()
    sched.step(v)
    if v < best:
        best, best_state, bad_epochs = v, copy.deepcopy(model.state_dict()), 0
    else:
        bad_epochs += 1
    if epoch % 100 == 0:
        print(f"{epoch:5d} train {loss.item():.5f} val {v:.5f}")
    if bad_epochs > 250:
        break

model.load_state_dict(best_state)
with torch.no_grad():
    ph = model(X) * 0.6 + 5.8
print("median error", (ph - reading).abs().median().item())
