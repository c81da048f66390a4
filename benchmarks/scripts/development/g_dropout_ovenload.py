import torch
from torch import nn

torch.manual_seed(31)

# energy of an oven run from load, moisture, start temperature; four columns of no use as well
X = torch.randn(2000, 7)
energy = 2 * X[:, 0] + X[:, 1] + 0.6 * X[:, 0] * X[:, 1] - 0.8 * X[:, 2]
y = (energy + 0.7 * torch.randn(2000)).unsqueeze(1)


class Net(nn.Module):
    def __init__(self, width=40, p=0.1):
        super().__init__()
        self.hidden1 = nn.Linear(7, width)
        self.hidden2 = nn.Linear(width, width)
        self.drop = nn.Dropout(p)
        self.head = nn.Linear(width, 1)

    def forward(self, x):
        x = self.drop(torch.relu(self.hidden1(x)))
        x = torch.relu(self.hidden2(x))
        return self.head(x)


net = Net()
optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-3)
criterion = nn.MSELoss()
batch_size = 125
for epoch in range(60):
    net.train()
    perm = torch.randperm(len(X))
    running = 0.0
    for i in range(0, len(X), batch_size):
        idx = perm[i : i + batch_size]
        optimizer.zero_grad()
        loss = criterion(net(X[idx]), y[idx])
        loss.backward()
        optimizer.step()
        running += loss.item() * len(idx)
    if (epoch + 1) % 10 == 0:
        print(f"epoch {epoch + 1}: training loss with dropout {running / len(X):.3f}")

net.eval()
with torch.no_grad():
    y_hat = net(X)
    print("final mse", criterion(y_hat, y).item())
