# fitting macroseismic intensity with raw tensors, no nn.Module
import torch

torch.manual_seed(21)
dtype = torch.double

N, D_in, H, D_out = 200, 2, 30, 1
ew = torch.rand(N, 1, dtype=dtype) * 4 - 2
ns = torch.rand(N, 1, dtype=dtype) * 4 - 2
x = torch.cat((ew, ns), 1)
r2 = (ew - 0.3) ** 2 + (ns + 0.5) ** 2
y = 2.0 * torch.exp(-r2 / 2.0) - 0.7 + 0.03 * torch.randn(N, 1, dtype=dtype)

w1 = torch.randn(D_in, H, dtype=dtype, requires_grad=True)
b1 = torch.zeros(H, dtype=dtype, requires_grad=True)
w2 = (0.2 * torch.randn(H, D_out, dtype=dtype)).requires_grad_()
b2 = torch.zeros(D_out, dtype=dtype, requires_grad=True)

learning_rate = 1e-2
velocity = [torch.zeros_like(p) for p in (w1, b1, w2, b2)]
for t in range(4000):
    hidden = x.mm(w1) + b1
    y_pred = hidden.mm(w2) + b2
    loss = (y_pred - y).pow(2).mean()
    if t % 500 == 499:
        print(t, loss.item())
    loss.backward()
    with torch.no_grad():
        for p, v in zip((w1, b1, w2, b2), velocity):
            v.mul_(0.9).add_(p.grad)
            p -= learning_rate * v
            p.grad.zero_()

intensity = y_pred.detach()
print("variance explained:", 1 - (intensity - y).var().item() / y.var().item())
