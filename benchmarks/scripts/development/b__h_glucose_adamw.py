"""Predict fasting glucose (simulated cohort) with a small torch model."""
import numpy as np
import torch
from torch import nn

torch.manual_seed(4)
rng = np.random.default_rng(4)

n = 500
age = rng.uniform(20, 80, n)
bmi = rng.normal(26, 4, n)
waist = 2.3 * bmi + 28 + rng.normal(0, 6, n)
glucose = 70 + 0.25 * age + 0.05 * (bmi - 22) ** 2 + 0.1 * waist + rng.normal(0, 4, n)

Z = np.column_stack([age, bmi, waist])
Z = (Z - Z.mean(0)) / Z.std(0)
mu, sd = glucose.mean(), glucose.std()

x = torch.tensor(Z, dtype=torch.float32)
t = torch.tensor((glucose - mu) / sd, dtype=torch.float32).view(-1, 1)

model = nn.Sequential(nn.Linear(3, 24), nn.SiLU(), nn.Linear(24, 24), nn.SiLU(), nn.Linear(24, 1))
opt = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=1e-3)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=500)
huber = nn.SmoothL1Loss()

for epoch in range(500):
    model.train()
    opt.zero_grad()
    loss = huber(model(x), t)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    opt.step()
    sched.step()
    if epoch % 100 == 0:
        print(epoch, loss.item())

model.eval()
with torch.no_grad():
    glucose_hat = model(x).numpy().ravel() * sd + mu
print("RMSE mg/dl:", np.sqrt(np.mean((glucose_hat - glucose) ** 2)))
