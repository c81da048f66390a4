import torch

# substrate inhibition curve with a hand made net (PyTorch tensors, autograd)
torch.manual_seed(21)

N, D_in, Hid, D_out = 128, 1, 30, 1

s = torch.linspace(-1, 1, N).reshape(N, 1)
rate = torch.sin(5 * s) * torch.exp(-s) + 0.02 * torch.randn(N, 1)

w1 = (3 * torch.randn(D_in, Hid)).requires_grad_()
c1 = torch.randn(Hid, requires_grad=True)
w2 = (torch.randn(Hid, D_out) / Hid ** 0.5).requires_grad_()
c2 = torch.zeros(D_out, requires_grad=True)
weights = [w1, c1, w2, c2]

learning_rate = 0.03
history = []
for epoch in range(4000):
    y_pred = torch.tanh(s @ w1 + c1) @ w2 + c2
    loss = ((y_pred - rate) ** 2).mean()
    history.append(loss.item())

    # compute all the gradients
    loss.backward()

    with torch.no_grad():
        for w in weights:
            w -= learning_rate * w.grad

    if epoch % 300 == 299:
        print(epoch, loss.item())

with torch.no_grad():
    y_pred = torch.tanh(s @ w1 + c1) @ w2 + c2
print("lowest loss ever:", min(history), " last:", history[-1])
