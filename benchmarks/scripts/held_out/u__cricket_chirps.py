import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(3)

# chirps per minute of snowy tree crickets: temperature, hours after sunset, age in days
n = 600
temp = 10 + 20 * torch.rand(n)
late = 6 * torch.rand(n)
age = 5 + 40 * torch.rand(n)
chirps = 7.2 * (temp - 4) * torch.exp(-((late - 2) / 5) ** 2) * (1 - 0.006 * age)
chirps = chirps + 5.0 * torch.randn(n)

X = torch.stack([temp, late, age], dim=1)
X = (X - X.mean(0)) / X.std(0)
y_mu, y_sd = chirps.mean(), chirps.std()
Y = ((chirps - y_mu) / y_sd).unsqueeze(1)

loader = DataLoader(TensorDataset(X, Y), batch_size=64, shuffle=True)
model = nn.Sequential(
    nn.Linear(3, 32),
    nn.ReLU(),
    nn.Linear(32, 32),
    nn.ReLU(),
    nn.Linear(32, 1),
)
loss_fn = nn.MSELoss()
opt = torch.optim.Adam(model.parameters(), lr=3e-3)
sched = torch.optim.lr_scheduler.StepLR(opt, step_size=40, gamma=0.4)

for epoch in range(120):
    running = 0.0
    for xb, yb in loader:
        opt.zero_grad()
        loss = loss_fn(model(xb), yb)
        loss.backward()
        opt.step()
        running += loss.item() * len(xb)
    sched.step()
    if epoch % 20 == 0:
        print(f"epoch {epoch:3d}  lr {sched.get_last_lr()[0]:.1e}  mse {running / n:.4f}")

model.eval()
with torch.no_grad():
    heard = model(X).squeeze(1) * y_sd + y_mu
print("rms error (chirps/min):", (heard - chirps).pow(2).mean().sqrt().item())
