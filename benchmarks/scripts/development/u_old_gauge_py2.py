# from my old lab folder (2011), fuel gauge calibration
# each reading is used one after the other
import numpy as np

np.random.seed(6)
angles = np.linspace(-1.2, 1.2, 50)
litres = np.sin(1.3 * angles) + 0.3 * angles ** 2 + 0.02 * np.random.randn(50)

NH = 8
w_in = np.random.uniform(-1, 1, NH) * 2
th_in = np.random.uniform(-1, 1, NH) * 1.5
w_out = np.random.uniform(-1, 1, NH) * 0.3
th_out = 0.0
alpha = 0.05

for sweep in xrange(600):
    sq = 0.0
    for i in xrange(len(angles)):
        a = angles[i]
        hid = np.tanh(w_in * a + th_in)
        out = np.dot(w_out, hid) + th_out
        err = out - litres[i]
        sq += err ** 2

        g_out = err * hid
        g_hid = err * w_out * (1 - hid ** 2)

        w_out = w_out + alpha * g_out
        th_out = th_out + alpha * err
        w_in = w_in + alpha * g_hid * a
        th_in = th_in + alpha * g_hid
    if sweep % 50 == 0:
        print "sweep", sweep, "mse", sq / len(angles)

answer = np.zeros(50)
for i in xrange(50):
    answer[i] = np.dot(w_out, np.tanh(w_in * angles[i] + th_in)) + th_out
print "worst reading", np.max(np.abs(answer - litres))
