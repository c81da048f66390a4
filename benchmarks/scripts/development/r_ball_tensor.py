import torch

# height of a bouncing ball, tracker data
torch.manual_seed(3)
t = torch.linspace(0, 1.4, 180).reshape(-1, 1)
height = torch.abs(torch.cos(3.5 * t)) * torch.exp(-0.5 * t) + torch.randn(180, 1) * 0.02

x = (t - t.mean()) / t.std()
y = (height - height.mean()) / height.std()

H = 40
w1 = torch.randn(1, H, requires_grad=True)
b1 = torch.randn(H, requires_grad=True)
w2 = (torch.randn(H, 1) * 0.15).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)

lr = 0.02

for step in range(6000):
    hidden = torch.relu(x @ w1 + b1)
    y_hat = hidden @ w2 + b2
    loss = torch.mean((y_hat - y) ** 2)

    loss.backward()

    with torch.no_grad():
        w1 = w1 - lr * w1.grad
        b1 = b1 - lr * b1.grad
        w2 = w2 - lr * w2.grad
        b2 = b2 - lr * b2.grad
        w1.grad.zero_()
        b1.grad.zero_()
        w2.grad.zero_()
        b2.grad.zero_()

    if step % 500 == 0:
        print(step, loss.item())

print("final:", loss.item())
