"""Film thickness after spin coating (torch.autograd.grad, no optimizer)."""
import torch
from torch.autograd import grad


def model(x, W1, b1, W2, b2):
    return torch.sigmoid(x @ W1 + b1) @ W2 + b2


def loss_fn(x, y, W1, b1, W2, b2):
    return torch.mean((model(x, W1, b1, W2, b2) - y) ** 2)


torch.manual_seed(3)
rpm = 1 + 5 * torch.rand(400, 1)
visc = 0.5 + torch.rand(400, 1)
thickness = 2 * visc ** 0.6 / rpm.sqrt() + 0.01 * torch.randn(400, 1)
x = torch.cat([(rpm - 3.5) / 1.44, (visc - 1) / 0.29], dim=1)
y = (thickness - thickness.mean()) / thickness.std()

W1 = torch.randn(2, 30, requires_grad=True)
b1 = torch.randn(30, requires_grad=True)
W2 = torch.randn(30, 1, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)

lr = 0.05
for epoch in range(1500):
    loss = loss_fn(x, y, W1, b1, W2, b2)
    gW1, gb1, gW2, gb2 = grad(loss, [W1, b1, W2, b2])
    for p, g in zip([W1, b1, W2, b2], [gW1, gb1, gW2, gb2]):
        p = (p - lr * g).detach().requires_grad_()
    if epoch % 150 == 0:
        print(f"epoch {epoch}  loss {loss.item():.6f}")

y_fit = model(x, W1, b1, W2, b2).detach()
print("first predictions", y_fit[:3].flatten().tolist(), "should be", y[:3].flatten().tolist())
