import torch

torch.manual_seed(2)

# absorbance vs concentration with a bend at the detector limit
conc = torch.linspace(0, 1, 200).reshape(-1, 1)
absorb = 1.2 * torch.tanh(2.5 * conc) + 0.3 * torch.sin(6 * conc) + 0.02 * torch.randn(200, 1)
x = 4 * conc - 2
absorb = (absorb - absorb.mean()) / absorb.std()

W1 = torch.randn(1, 20, requires_grad=True)
b1 = torch.randn(20, requires_grad=True)
W2 = torch.zeros(20, 1, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)
parameters = [W1, b1, W2, b2]


def predict(x):
    return torch.sigmoid(x @ W1 + b1) @ W2 + b2


learning_rate = 0.1
losses = []
for step in range(5000):
    loss = (predict(x) - absorb).pow(2).mean()
    losses.append(loss.item())
    loss.backward()

    with torch.no_grad():
        for p in parameters:
            p -= learning_rate * p.grad
            p.grad.zero_

    if step % 100 == 0:
        print("step", step, "loss", losses[-1])

y_fit = predict(x).detach()
print("smallest loss seen", min(losses), "last", losses[-1])
