# Campo magnético no eixo de uma bobina: B(z). Código antigo do colega, pytorch sem nn
import torch
from torch.autograd import Variable

torch.manual_seed(9)
dtype = torch.FloatTensor

z = torch.linspace(-2, 2, 120).view(-1, 1)
B = 2.0 / (1 + z ** 2) ** 1.5 - 0.7 + 0.01 * torch.randn(120, 1)

x = Variable(z.type(dtype), requires_grad=False)
y = Variable(B.type(dtype), requires_grad=False)

D_in, H, D_out = 1, 20, 1
w1 = Variable(torch.randn(D_in, H).type(dtype) * 1.5, requires_grad=True)
b1 = Variable(torch.randn(1, H).type(dtype), requires_grad=True)
w2 = Variable(torch.randn(H, D_out).type(dtype) * 0.2, requires_grad=True)
b2 = Variable(torch.zeros(1, D_out).type(dtype), requires_grad=True)

taxa = 0.08
for t in range(2000):
    y_pred = (x.mm(w1) + b1).tanh().mm(w2) + b2
    perda = (y_pred - y).pow(2).mean()
    if t % 300 == 0:
        print(t, perda.data[0])

    perda.backward()

    w1.data -= taxa * w1.grad.data
    b1.data -= taxa * b1.grad.data
    w2.data -= taxa * w2.grad.data
    b2.data -= taxa * b2.grad.data

print('campo máximo: rede', y_pred.max(), 'medido', y.max())
