# Replacement of our RandomForestRegressor (sedation time) by a small torch net
import numpy as np
import torch
import torch.nn as nn
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch.utils.data import DataLoader, TensorDataset

np.random.seed(64)
torch.manual_seed(64)

weight = np.random.uniform(40, 120, 600)
age = np.random.uniform(18, 90, 600)
dose = np.random.uniform(50, 200, 600)
minutes = 30 * (dose / weight) * (0.6 + (age / 60) ** 1.5) + np.random.normal(0, 8, 600)

X = np.stack([weight, age, dose], axis=1)
X_tr, X_te, y_tr, y_te = train_test_split(X, minutes, test_size=0.2, random_state=7)
xs, ys = StandardScaler().fit(X_tr), StandardScaler().fit(y_tr.reshape(-1, 1))


def tensor(a):
    return torch.tensor(a, dtype=torch.float32)


ds = TensorDataset(tensor(xs.transform(X_tr)), tensor(ys.transform(y_tr.reshape(-1, 1))))
dl = DataLoader(ds, batch_size=64, shuffle=True)

net = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
sched = torch.optim.lr_scheduler.StepLR(opt, step_size=40, gamma=0.5)

for epoch in range(100):
    net.train()
    for xb, yb in dl:
        loss = nn.functional.mse_loss(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())

net.eval()
with torch.no_grad():
    y_hat = ys.inverse_transform(net(tensor(xs.transform(X_te))).numpy())[:, 0]
print("test MAE in minutes", np.abs(y_hat - y_te).mean())
