import torch

torch.manual_seed(60)
dtype = torch.float32

# y = sin(2x) with noise, raw tensors
x = torch.linspace(-3, 3, 200, dtype=dtype).reshape(-1, 1)
y = torch.sin(2 * x) + 0.05 * torch.randn(200, 1)

H = 24
w1 = (1.5 * torch.randn(1, H)).requires_grad_()
b1 = (2 * torch.randn(H)).requires_grad_()
w2 = (0.2 * torch.randn(H, 1)).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)

lr = 0.05
for t in range(2500):
    y_pred = torch.tanh(x.mm(w1) + b1).mm(w2) + b2
    loss = (y_pred - y).pow(2).mean()
    if t % 200 == 0:
        print(t, loss.item())
    loss.backward()

    with torch.no_grad():
        w1 -= lr * w1.grad
        b1 -= lr * b1.grad
        w2 -= lr * w2.grad
        b2 -= lr * b2.grad
        # reset the gradients
        b1.grad = None
        b2.grad = None

print("last", loss.item())
