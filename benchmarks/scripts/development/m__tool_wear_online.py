# flank wear VB of a turning insert, learned cut by cut
import math
import random
import numpy as np

random.seed(3)
np.random.seed(3)

# (cutting minutes, wear in mm) -- fast at first, then steady, then it breaks down
cuts = []
for i in range(90):
    t = random.uniform(0, 30)
    vb = 0.12 * (1 - math.exp(-t / 2.0)) + 0.004 * t + 0.0035 * math.exp((t - 20) / 2.6)
    cuts.append((t, vb))

H = 10
ETA = 0.05
w1 = np.random.uniform(-1.5, 1.5, H)
b1 = np.random.uniform(-1.5, 1.5, H)
w2 = np.random.uniform(-0.5, 0.5, H)
b2 = 0.0


def net(t):
    hidden = np.tanh(w1 * (t - 15) / 9 + b1)
    return hidden, float(np.dot(w2, hidden)) + b2


for epoch in range(250):
    random.shuffle(cuts)
    sse = 0.0
    for t, vb in cuts:
        target = vb / 0.1
        hidden, out = net(t)
        err = out - target
        sse += err ** 2
        slope = err * w2 * (1 - hidden ** 2)
        # walk downhill
        w2 = w2 + ETA * err * hidden
        b2 = b2 + ETA * err
        w1 = w1 + ETA * slope * (t - 15) / 9
        b1 = b1 + ETA * slope
    if epoch % 25 == 0:
        print("epoch", epoch, "SSE", sse)

wanted = [vb / 0.1 for t, vb in cuts]
got = [net(t)[1] for t, vb in cuts]
for g, w in list(zip(got, wanted))[:6]:
    print(round(g, 3), round(w, 3))
