import torch

# multiple linear regression with nn.Linear
torch.manual_seed(40)
n = 250
features = torch.randn(n, 5)
true_w = torch.tensor([[2.0, -3.4, 0.5, 0.0, 1.1]])
true_b = 4.2
labels = features @ true_w.t() + true_b + 0.5 * torch.randn(n, 1)


def data_iter(batch_size, features, labels):
    indices = torch.randperm(len(features))
    for i in range(0, len(features), batch_size):
        j = indices[i:i + batch_size]
        yield features[j], labels[j]


net = torch.nn.Linear(5, 1)
loss = torch.nn.MSELoss()
trainer = torch.optim.SGD(net.parameters(), lr=0.03)

for epoch in range(30):
    for X, y in data_iter(10, features, labels):
        l = loss(net(X), y)
        trainer.zero_grad()
        l.backward()
        trainer.step()
    with torch.no_grad():
        print(f"epoch {epoch + 1}, loss {loss(net(features), labels):f}")

print("w:", net.weight.data, "b:", net.bias.data)
