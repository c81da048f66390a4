# Vermogen van een fietser (watt) bij een snelheid (km/u), zelf gemaakte 'autograd' met pytorch tensors
# voorbeeld uit de tutorial overgenomen en aangepast aan mijn eigen data
import torch
from torch.autograd import Variable

torch.manual_seed(1)
dtype = torch.FloatTensor

snelheid = torch.rand(200, 1) * 35 + 5
vermogen = 0.3 * snelheid / 3.6 * 8 + 0.22 * (snelheid / 3.6) ** 3 + torch.randn(200, 1) * 5

x = Variable(((snelheid - snelheid.mean()) / snelheid.std()).type(dtype), requires_grad=False)
y = Variable(((vermogen - vermogen.mean()) / vermogen.std()).type(dtype), requires_grad=False)

D_in, H, D_out = 1, 30, 1
w1 = Variable(torch.randn(D_in, H).type(dtype), requires_grad=True)
b1 = Variable(torch.randn(1, H).type(dtype), requires_grad=True)
w2 = Variable(torch.randn(H, D_out).type(dtype) * 0.1, requires_grad=True)
b2 = Variable(torch.zeros(1, 1).type(dtype), requires_grad=True)

learning_rate = 1e-6
for t in range(3000):
    y_pred = (x.mm(w1) + b1).clamp(min=0).mm(w2) + b2

    loss = (y_pred - y).pow(2).mean()
    if t % 100 == 0:
        print(t, loss.data[0])

    loss.backward()

    w1.data -= learning_rate * w1.grad.data
    b1.data -= learning_rate * b1.grad.data
    w2.data -= learning_rate * w2.grad.data
    b2.data -= learning_rate * b2.grad.data

    # gradienten weer op nul
    w1.grad.data.zero_()
    b1.grad.data.zero_()
    w2.grad.data.zero_()
    b2.grad.data.zero_()

y_pred = (x.mm(w1) + b1).clamp(min=0).mm(w2) + b2
print("gemiddelde fout in watt:", ((y_pred - y).abs().mean() * vermogen.std()).item())
