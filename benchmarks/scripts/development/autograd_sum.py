import torch

torch.manual_seed(12)
device = torch.device("cpu")

# 3 inputs, noisy product
x = torch.rand(400, 3, device=device) * 2 - 1
y = (x[:, 0] * x[:, 1] + x[:, 2]).unsqueeze(1) + 0.1 * torch.randn(400, 1)

H = 30
weights = {
    "w1": torch.randn(3, H) * 0.8,
    "b1": torch.randn(H) * 0.5,
    "w2": torch.randn(H, 1) * 0.2,
    "b2": torch.zeros(1),
}
for w in weights.values():
    w.requires_grad_(True)


def forward(x):
    h = torch.sigmoid(2 * (x @ weights["w1"] + weights["b1"]))
    return h @ weights["w2"] + weights["b2"]


opt = torch.optim.RMSprop(weights.values(), lr=0.005)
for step in range(1200):
    opt.zero_grad()
    y_hat = forward(x)
    loss = 0.5 * ((y_hat - y) ** 2).sum()
    loss.backward()
    opt.step()
    if step % 200 == 0:
        print(step, loss.item() / len(x))
