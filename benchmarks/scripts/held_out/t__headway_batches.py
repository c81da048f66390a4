# passenger waiting time as a function of headway and irregularity (simulated bus line)
import numpy as np

gen = np.random.default_rng(17)


def waiting(headway, cv):
    # mean wait = E[H]/2 * (1 + cv^2), saturates because people look at the app
    return 12 * np.tanh(headway / 2 * (1 + cv ** 2) / 10)


headway = gen.uniform(3, 30, 500)
cv = gen.uniform(0, 1.2, 500)
wait = waiting(headway, cv) + gen.normal(0, 0.3, 500)

feats = np.column_stack([(headway - 16.5) / 7.8, (cv - 0.6) / 0.35])
target = ((wait - wait.mean()) / wait.std())[:, None]

HID = 32
theta1 = gen.normal(0, 1 / np.sqrt(2), (2, HID))
bias1 = np.zeros(HID)
theta2 = gen.normal(0, np.sqrt(2.0 / HID), (HID, 1))
bias2 = np.zeros(1)

step = 0.5
batch = 50
for ep in range(80):
    idx = gen.permutation(len(feats))
    losses = []
    for i in range(0, len(idx), batch):
        sel = idx[i:i + batch]
        A = feats[sel]
        B = target[sel]
        Z = A @ theta1 + bias1
        H = np.where(Z > 0, Z, 0)
        P = H @ theta2 + bias2
        diff = P - B
        losses.append(np.mean(diff ** 2))

        gP = diff
        gtheta2 = H.T @ gP
        gbias2 = gP.sum(0)
        gZ = (gP @ theta2.T) * (Z > 0)
        gtheta1 = A.T @ gZ
        gbias1 = gZ.sum(0)

        theta1 -= step * gtheta1
        bias1 -= step * gbias1
        theta2 -= step * gtheta2
        bias2 -= step * gbias2
    if ep % 8 == 0:
        print(ep, np.mean(losses))

fitted = np.maximum(feats @ theta1 + bias1, 0) @ theta2 + bias2
print("min/max of the fit", fitted.min(), fitted.max())
