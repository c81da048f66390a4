import torch
import torch.nn as nn

# Retention index of organic molecules from 6 descriptors; dropout only while training
torch.manual_seed(0)
N = 1000
desc = torch.randn(N, 6)
index = (
    1.5 * desc[:, 0] + desc[:, 1] * desc[:, 2] * 0.5
    + torch.sin(2 * desc[:, 3]) - 0.5 * desc[:, 4] + 0.4 * torch.randn(N)
).unsqueeze(-1)

n_train = 800
x_train, x_val = desc[:n_train], desc[n_train:]
t_train, t_val = index[:n_train], index[n_train:]


class RetentionNet(nn.Module):
    def __init__(self, p=0.05):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(6, 64),
            nn.ReLU(),
            nn.Dropout(p),
            nn.Linear(64, 32),
            nn.ReLU(),
        )
        self.head = nn.Linear(32, 1)

    def forward(self, x):
        return self.head(self.body(x))


model = RetentionNet()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
criterion = nn.MSELoss()

best_val, best_state = float("inf"), None
for epoch in range(200):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x_train), t_train)
    loss.backward()
    optimizer.step()

    model.eval()
    with torch.no_grad():
        val_loss = criterion(model(x_val), t_val).item()
    if val_loss < best_val:
        best_val = val_loss
        best_state = {k: v.clone() for k, v in model.state_dict().items()}
    if epoch % 20 == 0:
        # training loss is a bit higher than validation loss at first: that is the dropout
        print(f"epoch {epoch:3d}  train {loss.item():.3f}  val {val_loss:.3f}")

model.load_state_dict(best_state)
model.eval()
with torch.no_grad():
    pred = model(x_train)
print("best validation mse", best_val)
