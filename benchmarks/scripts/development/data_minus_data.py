import torch

torch.manual_seed(13)

# orifice flow: q = c * sqrt(dp), learned from 200 noisy bench readings
dp = torch.rand(200, 1) * 2
q = 0.8 * torch.sqrt(dp) + 0.005 * torch.randn(200, 1)
dp_n = (dp - 1.0) / 0.58
q_n = (q - q.mean()) / q.std()

n_h = 12
w_a = torch.randn(1, n_h, requires_grad=True)
b_a = torch.randn(n_h, requires_grad=True)
w_b = torch.randn(n_h, 1, requires_grad=True)
b_b = torch.zeros(1, requires_grad=True)
weights = [w_a, b_a, w_b, b_b]
lr = 0.05

for n in range(2000):
    hidden = torch.sigmoid(dp_n.mm(w_a) + b_a)
    flow = hidden.mm(w_b) + b_b
    loss = ((flow - q_n) ** 2).mean()
    loss.backward()
    for w in weights:
        w.data -= lr * w.data
        w.grad.zero_()
    if n % 200 == 0:
        print(n, loss.item())

flow = torch.sigmoid(dp_n.mm(w_a) + b_a).mm(w_b) + b_b
print("all predictions are nearly the same??", flow[:6].flatten().tolist())
