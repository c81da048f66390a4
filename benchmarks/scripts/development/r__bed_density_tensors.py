# Bulk density along the borehole from gamma ray and sonic, plain tensors, gradient descent by hand.
import torch

torch.manual_seed(11)
torch.set_default_dtype(torch.float64)

n = 500
gamma = torch.empty(n, 1).uniform_(15.0, 140.0)          # API
sonic = torch.empty(n, 1).uniform_(55.0, 120.0)          # us/ft
shale = (gamma - 15) / 125
density = 3.05 - 0.0085 * sonic + 0.35 * shale ** 2 - 0.12 * torch.sin(shale * 4) * (sonic / 100)
density = density + 0.025 * torch.randn(n, 1)

logs = torch.cat([gamma, sonic], dim=1)
logs = (logs - logs.mean(dim=0)) / logs.std(dim=0)
target = (density - density.mean()) / density.std()

W1 = torch.randn(2, 18).requires_grad_()
b1 = torch.zeros(18, requires_grad=True)
W2 = (torch.randn(18, 1) / 18 ** 0.5).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
params = [W1, b1, W2, b2]
buffers = [torch.zeros_like(p) for p in params]

learning_rate = 0.02
for it in range(3500):
    output = torch.tanh(logs @ W1 + b1) @ W2 + b2
    loss = ((output - target) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p, v in zip(params, buffers):
            v.mul_(0.9).add_(p.grad)
            p -= learning_rate * v
            p.grad.zero_()
    if it % 500 == 0:
        print(it, loss.item())

with torch.no_grad():
    rho = (torch.tanh(logs @ W1 + b1) @ W2 + b2) * density.std() + density.mean()
print("rms error (g/cm3):", ((rho - density) ** 2).mean().sqrt().item())
