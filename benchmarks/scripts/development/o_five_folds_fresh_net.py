# Five-fold cross-validation with a fresh network for each fold; every row is predicted by the
# network that has not seen it. Data: compressive strength of bricks fired at different temperatures.
import numpy as np
import torch
from torch import nn

np.random.seed(3)
torch.manual_seed(3)

n = 500
firing = np.random.uniform(850, 1150, n)
hours = np.random.uniform(2, 20, n)
clay = np.random.uniform(0.4, 0.9, n)
strength = 25 + 18 * np.tanh((firing - 1000) / 70) + 5 * np.log(hours) - 30 * (clay - 0.65) ** 2
strength = strength + np.random.normal(0, 1.5, n)
raw = np.column_stack([firing, hours, clay])


def build():
    return nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 1))


def train(model, x, y, epochs=400):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02, weight_decay=1e-5)
    loss_fn = nn.MSELoss()
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
    return loss.item()


def tensor(a):
    return torch.as_tensor(a, dtype=torch.float32)


folds = np.array_split(np.random.permutation(n), 5)
out_of_fold = np.zeros(n)
for k, test in enumerate(folds):
    train_rows = np.setdiff1d(np.arange(n), test)
    # statistics of the training rows only
    mean, std = raw[train_rows].mean(0), raw[train_rows].std(0)
    y_mean, y_std = strength[train_rows].mean(), strength[train_rows].std()
    x_train = tensor((raw[train_rows] - mean) / std)
    y_train = tensor((strength[train_rows] - y_mean) / y_std).unsqueeze(1)

    model = build()
    final = train(model, x_train, y_train)
    model.eval()
    with torch.no_grad():
        z = model(tensor((raw[test] - mean) / std)).squeeze(1).numpy()
    out_of_fold[test] = z * y_std + y_mean
    print(f"fold {k}: train mse {final:.4f}, test rmse {np.sqrt(np.mean((out_of_fold[test] - strength[test]) ** 2)):.3f} MPa")

print("all folds:", np.sqrt(np.mean((out_of_fold - strength) ** 2)), "MPa")
