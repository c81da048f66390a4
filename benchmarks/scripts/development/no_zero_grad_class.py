import torch


class TinyNet:
    """Written without nn.Module, to understand autograd."""

    def __init__(self, n_in, n_hidden, seed=3):
        gen = torch.Generator().manual_seed(seed)
        self.W = torch.randn(n_in, n_hidden, generator=gen).requires_grad_()
        self.b = torch.randn(n_hidden, generator=gen).requires_grad_()
        self.v = (0.2 * torch.randn(n_hidden, 1, generator=gen)).requires_grad_()
        self.c = torch.zeros(1).requires_grad_()

    def parameters(self):
        return [self.W, self.b, self.v, self.c]

    def __call__(self, x):
        return torch.tanh(x @ self.W + self.b) @ self.v + self.c

    def fit(self, x, y, lr, epochs):
        for epoch in range(epochs):
            loss = torch.mean((self(x) - y) ** 2)
            loss.backward()
            with torch.no_grad():
                for p in self.parameters():
                    p -= lr * p.grad
            if epoch % 200 == 0:
                print(epoch, loss.item())


# stretch of a violin bow hair: tension and moisture
torch.manual_seed(3)
x = torch.rand(256, 2) * 2 - 1
y = torch.tanh(2 * x[:, :1]) * (1 + 0.3 * x[:, 1:]) + 0.2 * x[:, 1:] ** 2
net = TinyNet(2, 20)
net.fit(x, y, lr=0.2, epochs=1500)
stretched = net(x)
print("in the end", torch.mean((stretched - y) ** 2).item(), "of", y.var().item())
