"""How long a fragrance is noticed on skin (hours), fitted as log hours, with early stopping."""
import copy

import numpy as np
import torch
from torch import nn


class Longevity(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(4, 32), nn.ELU(), nn.Linear(32, 16), nn.ELU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.net(x).squeeze(-1)


def wearers(rng, n):
    dose = rng.lognormal(0.0, 0.5, n)              # ml
    base = rng.uniform(0.05, 0.6, n)               # share of base notes
    temperature = rng.normal(32.5, 1.2, n)         # skin, deg C
    sebum = rng.uniform(20, 250, n)                # ug/cm2
    log_h = 0.6 + 0.4 * np.log(dose) + 2.5 * np.sqrt(base) - 0.12 * (temperature - 32.5) + 0.002 * sebum
    return np.stack([np.log(dose), base, temperature, sebum], 1), log_h + rng.normal(0, 0.2, n)


def main():
    torch.manual_seed(0)
    rng = np.random.default_rng(19)
    raw, log_h = wearers(rng, 1200)
    raw_val, log_h_val = wearers(rng, 400)
    centre, spread = raw.mean(0), raw.std(0)
    x, x_val = (torch.tensor((r - centre) / spread, dtype=torch.float32) for r in (raw, raw_val))
    y, y_val = (torch.tensor(v, dtype=torch.float32) for v in (log_h, log_h_val))

    model = Longevity()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=20)
    best, best_state, since = float("inf"), None, 0
    epoch = 0
    while since < 80 and epoch < 1000:
        model.train()
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        model.eval()
        with torch.no_grad():
            val = nn.functional.mse_loss(model(x_val), y_val).item()
        plateau.step(val)
        if val < best:
            best, best_state, since = val, copy.deepcopy(model.state_dict()), 0
        else:
            since += 1
        epoch += 1
    print("stopped after", epoch, "epochs; validation mse", best)

    model.load_state_dict(best_state)
    with torch.no_grad():
        log_hours = model(x).numpy()
    print("median hours", np.exp(np.median(log_hours)))
    return log_hours


if __name__ == "__main__":
    main()
