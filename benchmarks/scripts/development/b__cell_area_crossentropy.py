# cell spreading area over time and substrate stiffness
# adapted from the pytorch MNIST tutorial, changed last layer to one output
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
rng = np.random.default_rng(1)

hours = rng.uniform(0, 1, 320)
stiff = rng.uniform(0, 1, 320)
area = 1 - np.exp(-4 * hours) + 0.8 * stiff * hours + rng.normal(0, 0.03, 320)

X = torch.tensor(np.column_stack([hours, stiff]), dtype=torch.float32)
Y = torch.tensor(area[:, None], dtype=torch.float32)
loader = DataLoader(TensorDataset(X, Y), batch_size=40, shuffle=True)

model = nn.Sequential(
    nn.Linear(2, 64),
    nn.ReLU(),
    nn.Linear(64, 64),
    nn.ReLU(),
    nn.Linear(64, 1),
)
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)


def train(dataloader):
    model.train()
    total = 0.0
    for xb, yb in dataloader:
        pred = model(xb)
        loss = loss_fn(pred, yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(dataloader)


for t in range(60):
    avg = train(loader)
    if t % 10 == 0:
        print(f"Epoch {t + 1}: avg loss {avg:>8f}")
print("Done!")

model.eval()
with torch.no_grad():
    fit = model(X)
print("mean abs error:", (fit - Y).abs().mean().item())
