"""Gravity model of trade: log exports of pairs of countries (one-hot), distance and GDP."""
import numpy as np
import torch
from torch import nn
from torch.nn.functional import one_hot

torch.manual_seed(1962)
rng = np.random.default_rng(1962)

N_COUNTRIES, N_ROWS = 10, 3000
openness = rng.normal(0, 0.6, N_COUNTRIES)
appetite = rng.normal(0, 0.6, N_COUNTRIES)

exporter = rng.integers(0, N_COUNTRIES, N_ROWS)
importer = (exporter + rng.integers(1, N_COUNTRIES, N_ROWS)) % N_COUNTRIES
log_km = rng.uniform(np.log(200), np.log(15000), N_ROWS)
log_gdp = rng.normal(26, 1.2, (N_ROWS, 2))
treaty = rng.random(N_ROWS) < 0.25
log_trade = (0.8 * log_gdp[:, 0] + 0.7 * log_gdp[:, 1] - 1.1 * log_km + 0.5 * treaty
             + openness[exporter] + appetite[importer] + rng.normal(0, 0.35, N_ROWS))

numbers = np.column_stack([log_km, log_gdp])
numbers = (numbers - numbers.mean(axis=0)) / numbers.std(axis=0)
X = torch.cat([
    torch.tensor(numbers, dtype=torch.float32),
    torch.tensor(treaty[:, None], dtype=torch.float32),
    one_hot(torch.tensor(exporter), N_COUNTRIES).float(),
    one_hot(torch.tensor(importer), N_COUNTRIES).float(),
], dim=1)
y = torch.tensor((log_trade - log_trade.mean()) / log_trade.std(), dtype=torch.float32)[:, None]

model = nn.Sequential(nn.Linear(X.shape[1], 32), nn.ELU(), nn.Linear(32, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, weight_decay=1e-4)
plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, factor=0.5, patience=4)

for epoch in range(40):
    total = 0.0
    for pick in torch.randperm(N_ROWS).split(100):
        loss = nn.functional.mse_loss(model(X[pick]), y[pick])
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item() * len(pick)
    plateau.step(total / N_ROWS)
    if epoch % 5 == 0:
        print(f"epoch {epoch:3d}  mse {total / N_ROWS:.4f}  lr {opt.param_groups[0]['lr']:.4g}")

with torch.no_grad():
    fitted = model(X)
print("R2: %.3f" % (1 - ((fitted - y) ** 2).mean() / y.var()))
