import math
import torch

# Learn sin(x) with a small hand-made network (tensors only, no nn.Module)
torch.manual_seed(0)
dtype = torch.float

x = torch.linspace(-math.pi, math.pi, 400, dtype=dtype).reshape(-1, 1)
y = torch.sin(x)

H = 20
w1 = torch.randn(1, H, dtype=dtype, requires_grad=True)
b1 = torch.randn(1, H, dtype=dtype, requires_grad=True)
w2 = (torch.randn(H, 1, dtype=dtype) * 0.2).requires_grad_()
b2 = torch.zeros(1, dtype=dtype, requires_grad=True)

learning_rate = 0.05
for t in range(2000):
    # forward pass
    hidden = torch.tanh(x @ w1 + b1)
    y_pred = hidden @ w2 + b2

    loss = (y_pred - y).pow(2).mean()
    if t % 200 == 199:
        print(t, loss.item())

    # backward pass
    loss.backward()

    # update weights
    with torch.no_grad():
        w1 = w1 - learning_rate * w1.grad
        b1 = b1 - learning_rate * b1.grad
        w2 = w2 - learning_rate * w2.grad
        b2 = b2 - learning_rate * b2.grad

        w1.grad = None
        b1.grad = None
        w2.grad = None
        b2.grad = None

print('Result: rms error', loss.sqrt().item())
