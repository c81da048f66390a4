# fit a 3rd order polynomial with a small net, raw tensors
import torch

torch.manual_seed(11)
dtype = torch.float

N = 250
x = torch.rand(N, 1, dtype=dtype) * 4 - 2
y = 0.5 * x ** 3 - x ** 2 + 1

H = 20
w1 = (torch.randn(1, H) * 1.5).requires_grad_(True)
b1 = torch.randn(H).requires_grad_(True)
w2 = (torch.randn(H, 1) * 0.2).requires_grad_(True)
b2 = torch.zeros(1, requires_grad=True)

learning_rate = 0.002
for t in range(3000):
    hidden = torch.sigmoid(x.mm(w1) + b1)
    y_pred = hidden.mm(w2) + b2

    loss = (y_pred - y).pow(2).mean()
    if t % 300 == 299:
        print(t, loss.item())

    loss.backward()

    with torch.no_grad():
        w1 -= learning_rate * w1.grad
        b1 -= learning_rate * b1.grad
        w2 -= learning_rate * w2.grad
        b2 -= learning_rate * b2.grad

        # Manually zero the gradients after updating weights
        w1.grad.zero_()
        b1.grad.zero_()
        w2.grad.zero_()
        b2.grad.zero_()

print('Result: rmse', (y_pred - y).pow(2).mean().sqrt().item())
