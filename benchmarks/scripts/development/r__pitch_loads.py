# Damage-equivalent blade root load of our offshore machines from wind, turbulence, pitch and rotor speed.
import torch
import torch.nn.functional as F
from torch.optim.lr_scheduler import ReduceLROnPlateau
from torch.utils.data import DataLoader, TensorDataset, random_split

gen = torch.Generator().manual_seed(66)
torch.manual_seed(66)
n = 2000
wind = 4 + 20 * torch.rand(n, generator=gen)
turbulence = 0.05 + 0.15 * torch.rand(n, generator=gen)
pitch = torch.clamp(1.4 * (wind - 11), min=0) + torch.randn(n, generator=gen)
rotor = torch.clamp(1.1 * wind, max=12.5) + 0.3 * torch.randn(n, generator=gen)
load = 900 + 95 * wind * (1 + 3 * turbulence) - 42 * pitch + 6.0 * rotor ** 1.5
load = load + 60 * torch.randn(n, generator=gen)            # kNm

features = torch.stack([wind, turbulence, pitch, rotor], 1)
train_set, val_set = random_split(TensorDataset(features, load[:, None]), [1600, 400], generator=gen)
x_train, y_train = train_set[:]
x_val, y_val = val_set[:]
mu, sd = x_train.mean(0), x_train.std(0)
y_mu, y_sd = y_train.mean(), y_train.std()

net = torch.nn.Sequential(
    torch.nn.Linear(4, 24), torch.nn.Tanh(), torch.nn.Linear(24, 24), torch.nn.Tanh(), torch.nn.Linear(24, 1)
)
opt = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=1e-3)
sched = ReduceLROnPlateau(opt, factor=0.4, patience=5)
loader = DataLoader(train_set, batch_size=64, shuffle=True)

best_loss, best_state, since = float("inf"), None, 0
for epoch in range(60):
    net.train()
    for xb, yb in loader:
        opt.zero_grad(set_to_none=True)
        F.mse_loss(net((xb - mu) / sd), (yb - y_mu) / y_sd).backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        val = F.mse_loss(net((x_val - mu) / sd), (y_val - y_mu) / y_sd).item()
    sched.step(val)
    since += 1
    if val < best_loss:
        best_loss, since = val, 0
        best_state = {k: v.clone() for k, v in net.state_dict().items()}
    if since >= 20:
        break
    if epoch % 10 == 0:
        print(epoch, "validation", round(val, 4), "lr", opt.param_groups[0]["lr"])

net.load_state_dict(best_state)
with torch.no_grad():
    predicted = net((x_val - mu) / sd) * y_sd + y_mu
print("rms on unseen intervals:", (predicted - y_val).pow(2).mean().sqrt().item(), "kNm")
