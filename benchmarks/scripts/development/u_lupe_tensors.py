# magnifying glass: object distance -> image distance (normalised), raw tensors
import math
import torch

torch.manual_seed(0)
x = torch.linspace(-math.pi, math.pi, 200).unsqueeze(1)
y = torch.sin(x) + 0.3 * torch.cos(2 * x) + 0.02 * torch.randn(200, 1)

hidden = 25
w1 = torch.randn(1, hidden, requires_grad=True)
b1 = torch.randn(hidden, requires_grad=True)
w2 = (torch.randn(hidden, 1) / hidden ** 0.5).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
params = [w1, b1, w2, b2]

lr = 0.03
history = []
for step in range(3000):
    # forward
    hid = torch.tanh(x @ w1 + b1)
    y_pred = hid @ w2 + b2
    loss = ((y_pred - y) ** 2).mean()
    history.append(loss.item())

    # backward
    loss.backward()

    # gradient descent
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad

    if step % 300 == 0:
        print(step, loss.item())

print("min loss", min(history), "last loss", history[-1])
