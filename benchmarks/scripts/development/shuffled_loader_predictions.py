import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(99)
rng = np.random.default_rng(99)

# muscle force from EMG amplitude and joint angle
emg = rng.uniform(0, 1, 240)
angle = rng.uniform(-1, 1, 240)
force = emg ** 0.7 * np.cos(1.2 * angle) + rng.normal(0, 0.01, 240)
force = (force - force.mean()) / force.std()

X = torch.tensor(np.c_[2 * emg - 1, angle], dtype=torch.float32)
Y = torch.tensor(force[:, None], dtype=torch.float32)
train_loader = DataLoader(TensorDataset(X, Y), batch_size=30, shuffle=True)

net = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 24), nn.ReLU(), nn.Linear(24, 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
loss_fn = nn.MSELoss()

for epoch in range(80):
    total = 0
    for xb, yb in train_loader:
        loss = loss_fn(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item()
    if epoch % 10 == 0:
        print(epoch, total / len(train_loader))

# the loss is tiny, but the scatter plot of predicted vs. measured is a cloud
net.eval()
predictions = []
with torch.no_grad():
    for xb, _ in train_loader:
        predictions.append(net(xb))
predictions = torch.cat(predictions).numpy().ravel()
print("r =", np.corrcoef(predictions, force)[0, 1])
