# pH of maize silage against days in the clamp and dry matter, one sample after the other,
# the way my old BASIC program did it.
import random
import math

random.seed(77)

SAMPLES = []
for _ in range(160):
    day = random.uniform(0, 40)
    dm = random.uniform(25, 42)
    ph = 3.8 + 2.2 * math.exp(-day / 8.0) + 0.03 * (dm - 33)
    SAMPLES.append((day, dm, ph + random.gauss(0, 0.06)))

# by hand: roughly -1.7 .. 1.7
def scaled(day, dm):
    return [(day - 20.0) / 11.5, (dm - 33.5) / 4.9]

H = 8
w = [[random.gauss(0, 0.8), random.gauss(0, 0.8)] for _ in range(H)]
wb = [random.uniform(-1, 1) for _ in range(H)]
v = [random.gauss(0, 0.3) for _ in range(H)]
vb = 0.0

def run(x):
    hid = [math.tanh(w[j][0] * x[0] + w[j][1] * x[1] + wb[j]) for j in range(H)]
    return hid, sum(v[j] * hid[j] for j in range(H)) + vb

data = [(scaled(day, dm), ph - 4.2) for day, dm, ph in SAMPLES]
passes = 150
for k in range(passes):
    eta = 0.08 / (1.0 + k / 25.0)
    random.shuffle(data)
    sse = 0.0
    for x, t in data:
        hid, y = run(x)
        e = y - t
        sse += e * e
        for j in range(H):
            back = e * v[j] * (1.0 - hid[j] * hid[j])
            v[j] -= eta * e * hid[j]
            w[j][0] -= eta * back * x[0]
            w[j][1] -= eta * back * x[1]
            wb[j] -= eta * back
        vb -= eta * e
    if k % 15 == 0:
        print("pass", k, "mean square", sse / len(data))

measured = [ph for _, _, ph in SAMPLES]
calculated = [run(scaled(day, dm))[1] + 4.2 for day, dm, _ in SAMPLES]
worst = max(abs(a - b) for a, b in zip(measured, calculated))
print("largest deviation: %.2f pH" % worst)
