# Median regression (pinball loss, tau = 0.5) smoothed a bit, fitted with L-BFGS on plain tensors
import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(23)

x = torch.rand(300, 1) * 4 - 2
noise = 0.1 * torch.randn(300, 1)
y = torch.sin(2 * x) / (1 + x ** 2) + noise

H = 15
p = {
    "W": torch.randn(1, H),
    "b": torch.rand(H) * 4 - 2,
    "V": torch.randn(H, 1) / H ** 0.5,
    "c": torch.zeros(1),
}
for t in p.values():
    t.requires_grad_()


def net(inp):
    return torch.tanh(inp @ p["W"] + p["b"]) @ p["V"] + p["c"]


def smooth_abs(r, eps=0.05):
    return (torch.sqrt(r ** 2 + eps ** 2) - eps).mean()


opt = torch.optim.LBFGS(list(p.values()), lr=1, max_iter=20, line_search_fn="strong_wolfe")


def closure():
    opt.zero_grad()
    loss = smooth_abs(net(x) - y)
    loss.backward()
    return loss


for outer in range(30):
    value = opt.step(closure)
    if outer % 5 == 0:
        print(outer, value.item())

fitted = net(x).detach()
print("median absolute residual", (fitted - y).abs().median().item())
