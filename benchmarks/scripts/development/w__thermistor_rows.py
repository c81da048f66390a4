# NTC on the ESP32: ADC counts -> degC.  Tiny net, one reading at a time (like it will run on the chip)
import math
import random

random.seed(8)
N_HID = 6
LR = 0.05

readings = []
for i in range(100):
    adc = -1 + 2 * i / 99.0                          # counts mapped to -1..1
    degc = 0.7 * math.atanh(0.9 * adc) + 0.2 * math.cos(2 * adc)
    readings.append((adc, degc))

w_in = [random.uniform(-2, 2) for _ in range(N_HID)]
b_in = [random.uniform(-1, 1) for _ in range(N_HID)]
w_out = [random.uniform(-0.5, 0.5) for _ in range(N_HID)]
b_out = 0.0


def run(x):
    hid = [math.tanh(w_in[j] * x + b_in[j]) for j in range(N_HID)]
    return hid, b_out + sum(w_out[j] * hid[j] for j in range(N_HID))


for epoch in range(400):
    random.shuffle(readings)
    sse = 0.0
    for x, t in readings:
        hid, out = run(x)
        err = t - out
        sse += err * err
        for j in range(N_HID):
            back = err * w_out[j] * (1 - hid[j] ** 2)
            w_out[j] -= LR * err * hid[j]
            w_in[j] -= LR * back * x
            b_in[j] -= LR * back
        b_out -= LR * err
        if sse > 1e6:       # otherwise OverflowError
            break
    if sse > 1e6:
        print("it blew up in epoch", epoch)
        break
    if epoch % 50 == 0:
        print("epoch", epoch, "rmse", math.sqrt(sse / len(readings)))

calc = [run(x)[1] for x, t in readings]
true = [t for x, t in readings]
for a, b in list(zip(true, calc))[:5]:
    print("is %.2f  net says %.2f" % (a, b))
