import torch
from torch.autograd import Variable

dtype = torch.FloatTensor
torch.manual_seed(20)

N, D_in, H, D_out = 128, 2, 30, 1
x = Variable(torch.rand(N, D_in).type(dtype) * 2 - 1, requires_grad=False)
y = Variable(torch.sin(4 * x[:, :1]) + x[:, 1:] ** 2, requires_grad=False)

w1 = Variable(torch.randn(D_in, H).type(dtype), requires_grad=True)
c1 = Variable(torch.randn(1, H).type(dtype), requires_grad=True)
w2 = Variable(torch.randn(H, D_out).type(dtype) * 0.1, requires_grad=True)
c2 = Variable(torch.zeros(1, D_out).type(dtype), requires_grad=True)

learning_rate = 0.1
losses = []
for t in range(5000):
    # forward pass: no nn module, just operations on Variables
    h = (x.mm(w1) + c1).tanh()
    y_pred = h.mm(w2) + c2
    loss = (y_pred - y).pow(2).mean()
    losses.append(loss.item())
    if t % 500 == 0:
        print(t, losses[-1])

    loss.backward()

    w1.data -= learning_rate * w1.grad.data
    c1.data -= learning_rate * c1.grad.data
    w2.data -= learning_rate * w2.grad.data
    c2.data -= learning_rate * c2.grad.data

print("min", min(losses), "last", losses[-1], "-> it jumps up and down for ever")
