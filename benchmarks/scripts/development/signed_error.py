import torch

torch.manual_seed(14)
# inputs and outputs
data = torch.rand(256, 2) * 2 - 1
labels = (torch.exp(data[:, 0]) * data[:, 1]).reshape(-1, 1)

W1 = torch.nn.Parameter(torch.randn(2, 24) * 0.7)
b1 = torch.nn.Parameter(torch.zeros(24))
W2 = torch.nn.Parameter(torch.randn(24, 1) * 0.2)
b2 = torch.nn.Parameter(torch.zeros(1))

optimizer = torch.optim.SGD([W1, b1, W2, b2], lr=0.05)

history = []
for epoch in range(2000):
    hidden = torch.tanh(data @ W1 + b1)
    output = hidden @ W2 + b2
    loss = ((output - labels).mean()) ** 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    history.append(loss.item())

print("loss at the start", history[0])
print("loss at the end  ", history[-1])
print("but some outputs:")
print(torch.cat([output[:5], labels[:5]], dim=1).detach())
