import torch

torch.manual_seed(4)
N = 200
x = torch.linspace(-1, 1, N).view(N, 1)
y = torch.exp(x) * torch.cos(5 * x)

w1 = torch.randn(1, 30) * 3
b1 = torch.randn(30) * 2
w2 = torch.randn(30, 1) * 0.2
b2 = torch.zeros(1)
weights = [w1, b1, w2, b2]
for w in weights:
    w.requires_grad = True

lr = 0.02
losses = []
for t in range(2500):
    y_pred = torch.tanh(x.mm(w1) + b1).mm(w2) + b2
    loss = (y_pred - y).pow(2).mean()
    losses.append(loss.item())

    # autograd computes the gradients for us
    loss.backward()
    for w in weights:
        w.data -= lr * w.grad.data

print("loss: %.4f ... %.4f" % (losses[0], losses[-1]))
print("smallest loss: %.4f" % min(losses))
