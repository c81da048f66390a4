# Tractor wheel slip from draft force and soil moisture.
# dropout in training, eval() for validation, best state restored
import copy
import torch
import torch.nn as nn

torch.manual_seed(0)


class SlipModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(2, 64), nn.ReLU(), nn.Dropout(0.05),
            nn.Linear(64, 64), nn.ReLU(),
            nn.Linear(64, 1))

    def forward(self, x):
        return self.body(x)


def get_data(n=600):
    force = 5 + 35 * torch.rand(n, 1)
    moisture = 0.05 + 0.3 * torch.rand(n, 1)
    slip = 3 + 0.02 * force ** 1.9 * (0.5 + 3 * moisture) + 0.4 * torch.randn(n, 1)
    return torch.cat([force, moisture], 1), slip


def main():
    X, slip = get_data()
    X = (X - X.mean(0)) / X.std(0)
    mean, std = slip.mean(), slip.std()
    y = (slip - mean) / std
    X_train, y_train, X_val, y_val = X[:450], y[:450], X[450:], y[450:]

    model = SlipModel()
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3, weight_decay=1e-6)
    loss_fn = nn.MSELoss()
    best_val, best_state, bad_epochs = float("inf"), None, 0
    for epoch in range(800):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(X_train), y_train)
        loss.backward()
        optimizer.step()

        model.eval()
        with torch.no_grad():
            val = loss_fn(model(X_val), y_val).item()
        if val < best_val:
            best_val, best_state, bad_epochs = val, copy.deepcopy(model.state_dict()), 0
        else:
            bad_epochs += 1
        if bad_epochs >= 120:
            print(f"early stopping, epoch {epoch}")
            break
        if epoch % 50 == 0:
            print(f"{epoch:4d} train {loss.item():.4f} val {val:.4f}")

    model.load_state_dict(best_state)
    model.eval()
    with torch.no_grad():
        slip_hat = model(X) * std + mean
    print("rmse [%]:", ((slip_hat - slip) ** 2).mean().sqrt().item())


if __name__ == "__main__":
    main()
