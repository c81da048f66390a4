# How fast does the advantage of the first move fade? (average evaluation by move number)
# flattened from a notebook
# %%
import copy
import torch
import torch.nn as nn

torch.manual_seed(2024)
# %%
move = torch.linspace(1, 40, 160).unsqueeze(1)
advantage = 0.3 * torch.exp(-move / 12) + 0.1 * torch.sin(move / 5) + 0.01 * torch.randn(160, 1)

x = (move - move.mean()) / move.std()
y = (advantage - advantage.mean()) / advantage.std()
perm = torch.randperm(160)
tr, va = perm[:120], perm[120:]
# %%
net = nn.Sequential(
    nn.Linear(1, 32),
    nn.SiLU(),
    nn.Linear(32, 32),
    nn.SiLU(),
    nn.Linear(32, 1),
)
opt = torch.optim.AdamW(net.parameters(), lr=5e-3, weight_decay=1e-4)
# %%
best, best_state, patience = float("inf"), None, 0
for epoch in range(1500):
    net.train()
    opt.zero_grad()
    loss = nn.functional.mse_loss(net(x[tr]), y[tr])
    loss.backward()
    opt.step()

    net.eval()
    with torch.no_grad():
        val = nn.functional.mse_loss(net(x[va]), y[va]).item()
    if val < best:
        best, best_state, patience = val, copy.deepcopy(net.state_dict()), 0
    else:
        patience += 1
    if patience > 300:
        print("stop early at", epoch)
        break
    if epoch % 100 == 0:
        print(epoch, "train", round(loss.item(), 4), "val", round(val, 4))
# %%
net.load_state_dict(best_state)
curve = net(x).detach()
print("best validation loss", best)
