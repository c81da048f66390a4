# Spring characteristic with raw tensors, after the "autograd" tutorial
# TypeError: unsupported operand type(s) for *: 'float' and 'NoneType'
import torch

torch.manual_seed(6)

travel = torch.linspace(-1, 1, 100).reshape(-1, 1)
force = 2 * travel + 3 * travel ** 3 + 0.05 * torch.randn(100, 1)

n_hidden = 20
w1 = torch.randn(1, n_hidden, requires_grad=True)
b1 = torch.randn(n_hidden, requires_grad=True)
w2 = torch.randn(n_hidden, 1, requires_grad=True) * 0.1
b2 = torch.zeros(1, requires_grad=True)

learning_rate = 0.05

for t in range(3000):
    hidden = torch.tanh(travel @ w1 + b1)
    force_pred = hidden @ w2 + b2
    loss = ((force_pred - force) ** 2).mean()
    if t % 300 == 299:
        print(t, loss.item())

    loss.backward()

    with torch.no_grad():
        w1 -= learning_rate * w1.grad
        b1 -= learning_rate * b1.grad
        w2 -= learning_rate * w2.grad
        b2 -= learning_rate * b2.grad

        w1.grad = None
        b1.grad = None
        w2.grad = None
        b2.grad = None

print("stiffness in the middle:", ((force_pred[51] - force_pred[48]) / (travel[51] - travel[48])).item())
