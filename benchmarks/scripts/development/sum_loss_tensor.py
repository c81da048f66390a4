import torch

# pytorch tutorial style: reduction by sum, so the rate is small
dtype = torch.float
torch.manual_seed(41)
N, D_in, H, D_out = 128, 2, 50, 1
x = torch.rand(N, D_in, dtype=dtype) * 2 - 1
y = (x[:, :1] * 2).sin() + x[:, 1:].abs()            # swing of a gate: push, wind

w1 = torch.randn(D_in, H, dtype=dtype, requires_grad=True)
b1 = torch.randn(H, dtype=dtype, requires_grad=True)
w2 = (0.1 * torch.randn(H, D_out, dtype=dtype)).requires_grad_()
b2 = torch.zeros(D_out, dtype=dtype, requires_grad=True)

learning_rate = 2e-4
for t in range(4000):
    y_pred = (x.mm(w1) + b1).clamp(min=0).mm(w2) + b2
    loss = (y_pred - y).pow(2).sum()
    if t % 500 == 499:
        print(t, loss.item())
    loss.backward()
    with torch.no_grad():
        w1 -= learning_rate * w1.grad
        b1 -= learning_rate * b1.grad
        w2 -= learning_rate * w2.grad
        b2 -= learning_rate * b2.grad
        w1.grad.zero_()
        b1.grad.zero_()
        w2.grad.zero_()
        b2.grad.zero_()
