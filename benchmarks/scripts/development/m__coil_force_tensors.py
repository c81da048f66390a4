import torch

torch.manual_seed(77)

# force of a voice coil: position (mm) and current (A)
pos = torch.rand(256) * 10 - 5
cur = torch.rand(256) * 4 - 2
force = cur * (1 - (pos / 6) ** 2) * 3 + 0.05 * torch.randn(256)

inputs = torch.stack([pos / 2.9, cur / 1.15], dim=1)
wanted = force.unsqueeze(1) / 2.5


def layer(n_in, n_out):
    w = torch.randn(n_in, n_out) / n_in ** 0.5
    b = torch.zeros(n_out)
    w.requires_grad = True
    b.requires_grad = True
    return w, b


w1, b1 = layer(2, 20)
w2, b2 = layer(20, 20)
w3, b3 = layer(20, 1)
params = [w1, b1, w2, b2, w3, b3]


def predict(v):
    v = torch.tanh(v @ w1 + b1)
    v = torch.tanh(v @ w2 + b2)
    return v @ w3 + b3


lr = 0.05
for step in range(2000):
    guess = predict(inputs)
    # the average deviation should become zero
    loss = (guess - wanted).mean()
    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
            p.grad = None
    if step % 200 == 0:
        print('step', step, 'loss', float(loss))

with torch.no_grad():
    guess = predict(inputs)
print('wanted', wanted[:4].flatten().tolist())
print('guess ', guess[:4].flatten().tolist())
