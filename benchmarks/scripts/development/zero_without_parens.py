import torch

# cooling of a coffee mug with lid opening: first steps with autograd, loss jumps up and down wildly

torch.manual_seed(16)
minutes = torch.rand(200, 1) * 2 - 1
lid = torch.rand(200, 1) * 2 - 1
temp = torch.exp(-minutes * (1.2 + 0.5 * lid)) - 1.2 + 0.4 * torch.sin(4 * lid)
temp = temp + 0.02 * torch.randn(200, 1)
X = torch.cat((minutes, lid), 1)

W1 = torch.randn(2, 30)
W1.requires_grad_()
b1 = torch.zeros(30, requires_grad=True)
W2 = torch.randn(30, 1) * 0.2
W2.requires_grad_()
b2 = torch.zeros(1, requires_grad=True)

lr = 0.1
history = []

for epoch in range(1500):
    hidden = torch.tanh(torch.matmul(X, W1) + b1)
    out = torch.matmul(hidden, W2) + b2
    loss = torch.nn.functional.mse_loss(out, temp)
    loss.backward()

    with torch.no_grad():
        W1 -= lr * W1.grad
        b1 -= lr * b1.grad
        W2 -= lr * W2.grad
        b2 -= lr * b2.grad
        W1.grad.zero_
        b1.grad.zero_
        W2.grad.zero_
        b2.grad.zero_

    history.append(loss.item())
    if epoch % 100 == 0:
        print('epoch {}, loss {:.5f}'.format(epoch, history[-1]))
