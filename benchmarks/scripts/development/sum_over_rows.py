import torch

# Create random input and output data
torch.manual_seed(0)
N, D_in, H, D_out = 200, 3, 40, 1
x = torch.rand(N, D_in) * 2 - 1
y = torch.cos(2 * x[:, :1]) + x[:, 1:2] * x[:, 2:3]

# Randomly initialize weights
w1 = torch.randn(D_in, H)
b1 = torch.randn(H) * 0.5
w2 = torch.randn(H, D_out) * 0.2
b2 = torch.zeros(D_out)

learning_rate = 2e-4
for t in range(5000):
    h = x.mm(w1) + b1
    a = torch.tanh(h)
    y_pred = a.mm(w2) + b2

    # the sum, not the mean: hence the small learning rate
    loss = (y_pred - y).pow(2).sum().item()
    if t % 500 == 0:
        print(t, loss)

    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = a.t().mm(grad_y_pred)
    grad_b2 = grad_y_pred.sum(0)
    grad_h = grad_y_pred.mm(w2.t()) * (1 - a ** 2)
    grad_w1 = x.t().mm(grad_h)
    grad_b1 = grad_h.sum(0)

    w1 -= learning_rate * grad_w1
    b1 -= learning_rate * grad_b1
    w2 -= learning_rate * grad_w2
    b2 -= learning_rate * grad_b2
