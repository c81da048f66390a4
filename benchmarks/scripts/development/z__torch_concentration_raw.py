# plasma concentration after an oral dose, raw tensors + torch.optim.SGD
import math
import torch

torch.manual_seed(21)
n = 400
time = torch.rand(n, 1) * 24
ka, ke = 1.1, 0.16
conc = 30 * ka / (ka - ke) * (torch.exp(-ke * time) - torch.exp(-ka * time))
conc = conc + 0.6 * torch.randn(n, 1)

# the peak is early, so the square root of time is the handier axis
s = torch.sqrt(time)
x = (s - s.mean()) / s.std()
y = (conc - conc.mean()) / conc.std()

w1 = (2.0 * torch.randn(1, 24)).requires_grad_()
b1 = torch.randn(24, requires_grad=True)
w2 = (torch.randn(24, 1) / math.sqrt(24)).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
opt = torch.optim.SGD([w1, b1, w2, b2], lr=0.03, momentum=0.9, nesterov=True)


def predict(x):
    return torch.tanh(x @ w1 + b1) @ w2 + b2


for it in range(5000):
    loss = (predict(x) - y).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 500 == 0:
        print(it, loss.item())

with torch.no_grad():
    mg_per_l = predict(x) * conc.std() + conc.mean()
peak = time[mg_per_l.argmax()].item()
print("time of the peak: %.2f h (theory %.2f h)" % (peak, math.log(ka / ke) / (ka - ke)))
