"""Expression level from codon adaptation index + mRNA length. Loss -> nan."""
import torch

torch.manual_seed(64)
N, D_in, H, D_out = 256, 2, 40, 1
cai = torch.rand(N, 1) * 2 - 1
mlen = torch.rand(N, 1) * 2 - 1
x = torch.cat([cai, mlen], 1)
y = 2 * torch.relu(cai) - mlen ** 2 + 0.5 * torch.sin(3 * cai) + 0.05 * torch.randn(N, 1)

w1 = torch.randn(D_in, H, requires_grad=True)
c1 = torch.zeros(1, H, requires_grad=True)
w2 = torch.randn(H, D_out, requires_grad=True)
c2 = torch.zeros(1, D_out, requires_grad=True)
params = [w1, c1, w2, c2]

learning_rate = 0.02
for t in range(3000):
    # forward pass
    h = (x.mm(w1) + c1).clamp(min=0)
    y_pred = h.mm(w2) + c2

    # compute and print loss
    loss = (y_pred - y).pow(2).sum()
    if t % 300 == 0:
        print(t, loss.item())

    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= learning_rate * p.grad
            p.grad = None

expression = (x.mm(w1) + c1).clamp(min=0).mm(w2) + c2
print("R2:", (1 - (expression - y).pow(2).sum() / (y - y.mean()).pow(2).sum()).item())
