import torch
import math

# position error of the seconds wheel over one turn (tooth error + eccentricity)
torch.manual_seed(0)
phi = torch.rand(400, 1) * 2 * math.pi
err = 3.0 * torch.cos(phi - 0.1) + 0.8 * torch.sin(3 * phi) + 0.2 * torch.randn(400, 1)

X = (phi - math.pi) / math.pi
T = err / err.std()

hidden = 25
W1 = (torch.randn(1, hidden) * 1000).requires_grad_(True)
B1 = torch.randn(hidden, requires_grad=True)
W2 = (torch.randn(hidden, 1) * 0.1).requires_grad_(True)
B2 = torch.zeros(1, requires_grad=True)
parameters = [W1, B1, W2, B2]


def net(x):
    h = torch.tanh(x @ W1 + B1)
    return h @ W2 + B2


lr = 0.03
log = []
for step in range(3000):
    loss = torch.mean((net(X) - T) ** 2)
    loss.backward()
    with torch.no_grad():
        for p in parameters:
            p -= lr * p.grad
            p.grad = None
    log.append(loss.item())
    if step % 250 == 0:
        print(f"step {step:4d} loss {log[-1]:.4f}")

fit = net(X).detach()
print("residual std / data std:", float((fit - T).std() / T.std()))
