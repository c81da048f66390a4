# gear box noise (dB) over rpm, weights by hand with autograd (from an old tutorial)
import torch

torch.manual_seed(13)
dtype = torch.FloatTensor

rpm = torch.rand(200, 1).type(dtype) * 5000 + 500
noise_db = 55 + 0.004 * rpm + 9 * torch.exp(-((rpm - 3200) / 500) ** 2)

x = (rpm - 3000) / 1450
y = (noise_db - 68) / 8

n_hidden = 25
w1 = (torch.randn(1, n_hidden) * 2).type(dtype).requires_grad_()
b1 = (torch.randn(1, n_hidden) * 2).type(dtype).requires_grad_()
w2 = (torch.randn(n_hidden, 1) * 0.2).type(dtype).requires_grad_()
b2 = torch.zeros(1, 1).type(dtype).requires_grad_()

learning_rate = 0.1
for t in range(2500):
    # forward
    hidden = torch.tanh(x.mm(w1) + b1)
    y_pred = hidden.mm(w2) + b2

    loss = (y_pred - y).pow(2).mean()
    if t % 250 == 0:
        print(t, loss.data[0])

    # backward
    loss.backward()

    # update
    w1.data -= learning_rate * w1.grad.data
    b1.data -= learning_rate * b1.grad.data
    w2.data -= learning_rate * w2.grad.data
    b2.data -= learning_rate * b2.grad.data

y_pred = torch.tanh(x.mm(w1) + b1).mm(w2) + b2
print("rest error", (y_pred - y).abs().mean())
