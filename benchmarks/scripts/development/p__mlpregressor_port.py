# Rewriting my MLPRegressor(hidden_layer_sizes=(50,), max_iter=600) in PyTorch.
# sklearn gives R^2 = 0.99, this only predicts the mean. What am I missing?
import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(0)
np.random.seed(0)

X = np.random.uniform(-2, 2, size=(250, 3)).astype(np.float32)
y = (np.sin(2 * X[:, 0]) + X[:, 1] ** 2 - 0.5 * X[:, 2]).astype(np.float32)
y += 0.1 * np.random.randn(250).astype(np.float32)


class TorchMLP(nn.Module):
    def __init__(self, hidden=50):
        super().__init__()
        self.hidden = nn.Linear(3, hidden)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.out(torch.relu(self.hidden(x)))


X_t = torch.from_numpy(X)
y_t = torch.from_numpy(y)

model = TorchMLP()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(600):
    optimizer.zero_grad()
    y_pred = model(X_t)
    loss = criterion(y_pred, y_t)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 100 == 0:
        print(f"Iteration {epoch + 1}, loss = {loss.item():.8f}")

with torch.no_grad():
    fitted = model(X_t).numpy()[:, 0]
ss_res = ((y - fitted) ** 2).sum()
print("score:", 1 - ss_res / ((y - y.mean()) ** 2).sum())
