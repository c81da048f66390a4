# sunspot like cycle, after an old tutorial. I programmed COBOL for 30 years, be kind :-)
import torch

torch.manual_seed(1943)

YEARS = 120
year = torch.linspace(0, 33, YEARS).view(-1, 1)
spots = 80 + 70 * torch.sin(2 * 3.14159 * year / 16.5) + 4 * torch.randn(YEARS, 1)

X = (year - year.mean()) / year.std()
Y = (spots - spots.mean()) / spots.std()

NH = 20
W_IN = (torch.randn(1, NH) * 2).requires_grad_(True)
B_IN = (torch.randn(NH) * 2).requires_grad_(True)
W_OUT = (torch.randn(NH, 1) * 0.2).requires_grad_(True)
B_OUT = torch.zeros(1, requires_grad=True)
PARAMS = [W_IN, B_IN, W_OUT, B_OUT]

RATE = 0.05
for ROUND in range(5000):
    HID = torch.tanh(X.mm(W_IN) + B_IN)
    RESULT = HID.mm(W_OUT) + B_OUT
    LOSS = ((RESULT - Y) ** 2).mean()
    LOSS.backward()
    for P in PARAMS:
        P.data -= RATE * P.grad.data
    if ROUND % 500 == 0:
        print("ROUND", ROUND, "LOSS", LOSS.data[0])

FIT = RESULT.data * spots.std() + spots.mean()
print("LAST LOSS", float(LOSS))
print("HIGHEST", float(FIT.max()), "LOWEST", float(FIT.min()))
