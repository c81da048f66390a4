# pytorch beginner example, 2017 tutorial, changed to fit a damped sine
import torch
from torch.autograd import Variable

torch.manual_seed(4)
dtype = torch.FloatTensor

N, D_in, H, D_out = 200, 1, 50, 1
x = Variable(torch.linspace(-3, 3, N).view(N, D_in).type(dtype), requires_grad=False)
y = torch.exp(-0.15 * x) * torch.sin(1.5 * x)

w1 = Variable(torch.randn(D_in, H).type(dtype), requires_grad=True)
b1 = Variable(torch.randn(1, H).type(dtype), requires_grad=True)
w2 = Variable(0.1 * torch.randn(H, D_out).type(dtype), requires_grad=True)
b2 = Variable(torch.zeros(1, D_out).type(dtype), requires_grad=True)

learning_rate = 0.05
for t in range(4000):
    y_pred = (x.mm(w1) + b1).tanh().mm(w2) + b2
    loss = (y_pred - y).pow(2).sum()
    if t % 200 == 0:
        print(t, loss.data[0])

    loss.backward()

    w1.data -= learning_rate * w1.grad.data
    b1.data -= learning_rate * b1.grad.data
    w2.data -= learning_rate * w2.grad.data
    b2.data -= learning_rate * b2.grad.data

    # Manually zero the gradients
    w1.grad.data.zero_()
    b1.grad.data.zero_()
    w2.grad.data.zero_()
    b2.grad.data.zero_()

print("prediction", y_pred.data.view(-1)[:5])
print("truth     ", y.data.view(-1)[:5])
