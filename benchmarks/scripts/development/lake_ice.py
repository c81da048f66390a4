# Water temperature under the ice of a lake [deg C] over depth and day. Tensors and autograd.
import torch
import torch.nn.functional as F

torch.manual_seed(29)
n = 400
depth = torch.rand(n, 1)
day = torch.rand(n, 1)
degrees = 4 * torch.tanh(3 * depth - 1) + 2 * torch.sin(5 * day) + 0.1 * torch.randn(n, 1)

inputs = torch.cat([2 * depth - 1, 2 * day - 1], dim=1)

W1 = torch.randn(2, 30, requires_grad=True)
b1 = torch.randn(30, requires_grad=True)
W2 = (torch.randn(30, 1) / 30 ** 0.5).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
parameters = [W1, b1, W2, b2]


def network(v):
    return torch.tanh(v @ W1 + b1) @ W2 + b2


optimizer = torch.optim.Adam(parameters, lr=0.01)
for epoch in range(1500):
    loss = F.binary_cross_entropy_with_logits(network(inputs), degrees)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(f"epoch {epoch:4d}   loss {loss.item():.3f}")

with torch.no_grad():
    model_degrees = network(inputs)
print("largest deviation:", (model_degrees - degrees).abs().max().item(), "degrees")
