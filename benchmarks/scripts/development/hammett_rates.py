import torch
import torch.nn as nn

# Hammett: rate constants from 4 substituent parameters. train/val split, early stopping,
# val loss is fine but noisy. Can I do better than 0.04?
torch.manual_seed(30)
data = torch.randn(500, 4)
log_k = 0.8 * data[:, 0] - 0.5 * data[:, 1] ** 2 + 0.6 * torch.tanh(2 * data[:, 2]) * data[:, 3]
log_k = (log_k + 0.2 * torch.randn(500)).unsqueeze(-1)
split = {"train": slice(0, 400), "val": slice(400, 500)}


class Hammett(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        act = {"elu": nn.ELU, "gelu": nn.GELU}[cfg["act"]]
        blocks = []
        last = 4
        for w in cfg["widths"]:
            blocks += [nn.Linear(last, w), act()]
            last = w
        self.body = nn.Sequential(*blocks)
        self.head = nn.Linear(last, 1)

    def forward(self, x):
        return self.head(self.body(x))


cfg = {"act": "gelu", "widths": (32, 32), "lr": 4e-3, "wd": 1e-3, "epochs": 400}
net = Hammett(cfg)
opt = torch.optim.AdamW(net.parameters(), lr=cfg["lr"], weight_decay=cfg["wd"])
best, best_state = float("inf"), None

for epoch in range(cfg["epochs"]):
    net.train()
    opt.zero_grad(set_to_none=True)
    loss = nn.functional.mse_loss(net(data[split["train"]]), log_k[split["train"]])
    loss.backward()
    opt.step()
    net.eval()
    with torch.no_grad():
        val = nn.functional.mse_loss(net(data[split["val"]]), log_k[split["val"]]).item()
    if val < best:
        best, best_state = val, {k: v.clone() for k, v in net.state_dict().items()}
    if epoch % 50 == 0:
        print(f"{epoch}: {loss.item():.4f} / {val:.4f}")

net.load_state_dict(best_state)
k_train = net(data[:400])
y_train = log_k[:400]
print("best val", best)
