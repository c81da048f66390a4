"""Near limit of sharpness for my macro table: focal length, f-number and distance
span decades, so everything goes through logarithms; L-BFGS in double precision."""
import argparse

import numpy as np
import torch

parser = argparse.ArgumentParser()
parser.add_argument("--hidden", type=int, default=12)
parser.add_argument("--rounds", type=int, default=40)
parser.add_argument("--seed", type=int, default=4)
args = parser.parse_args()

torch.set_default_dtype(torch.float64)
torch.manual_seed(args.seed)
gen = np.random.RandomState(args.seed)

focal = gen.choice([18, 24, 35, 50, 85, 135, 200], 300).astype(float)    # mm
number = 2 ** (gen.randint(2, 12, 300) / 2)
metres = 10 ** gen.uniform(-0.3, 1.5, 300)
hyper = focal ** 2 / (number * 0.03) / 1000
near = hyper * metres / (hyper + metres)
near = near * np.exp(gen.normal(0, 0.08, 300))        # tape and eye, 8 %

inputs = np.log(np.column_stack([focal, number, metres]))
inputs = (inputs - inputs.mean(0)) / inputs.std(0)
log_near = np.log(near)
X = torch.from_numpy(inputs)
y = torch.from_numpy(log_near).view(-1, 1)

net = torch.nn.Sequential(
    torch.nn.Linear(3, args.hidden),
    torch.nn.Softplus(),
    torch.nn.Linear(args.hidden, 1),
)
optimizer = torch.optim.LBFGS(net.parameters(), lr=1, max_iter=10, line_search_fn="strong_wolfe")


def closure():
    optimizer.zero_grad()
    loss = torch.nn.functional.mse_loss(net(X), y)
    loss.backward()
    return loss


for i in range(args.rounds):
    loss = optimizer.step(closure)
    if i % 10 == 0:
        print(f"round {i}: {loss.item():.6f}")

log_fit = net(X).detach().numpy()[:, 0]
print("typical error: %.1f %%" % (100 * np.median(np.abs(np.expm1(log_fit - log_near)))))
