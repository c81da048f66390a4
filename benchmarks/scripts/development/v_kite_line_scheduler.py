import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(1234)
np.random.seed(1234)

# tension in a kite line from wind speed, elevation angle and line length
wind = np.random.uniform(3, 14, 500)
elev = np.random.uniform(15, 75, 500)
length = np.random.uniform(20, 120, 500)
tension = 1.1 * wind ** 2 * np.cos(np.radians(elev)) * (1 + length / 300) + np.random.normal(0, 4, 500)

X = np.column_stack((wind, elev, length))
n_train = 400
mean, std = X[:n_train].mean(0), X[:n_train].std(0)
t_mean, t_std = tension[:n_train].mean(), tension[:n_train].std()
X_all = torch.tensor((X - mean) / std, dtype=torch.float32)
y_all = torch.tensor((tension - t_mean) / t_std, dtype=torch.float32).reshape(-1, 1)
X_train, X_val = X_all[:n_train], X_all[n_train:]
y_train, y_val = y_all[:n_train], y_all[n_train:]

model = nn.Sequential(nn.Linear(3, 20), nn.SiLU(), nn.Linear(20, 20), nn.SiLU(), nn.Linear(20, 1))
optimizer = optim.AdamW(model.parameters(), lr=0.02, weight_decay=1e-3)
scheduler = optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=600)
criterion = nn.SmoothL1Loss()

for epoch in range(600):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(X_train), y_train)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    optimizer.step()
    scheduler.step()
    if epoch % 100 == 0:
        model.eval()
        with torch.no_grad():
            val = criterion(model(X_val), y_val)
        print(f"{epoch}: train {loss.item():.4f} val {val.item():.4f}")

model.eval()
with torch.no_grad():
    newton = model(X_all).numpy().ravel() * t_std + t_mean
print("val RMSE in N:", np.sqrt(np.mean((newton[n_train:] - tension[n_train:]) ** 2)))
