"""Compute the polynomial coefficients of core/kernels/math.inl and write coefficients.inl.

Every function is approximated on the interval left after range reduction by a Chebyshev fit
(mpmath.chebyfit), computed with 60 digits and rounded once. The maximal error of each fit is
printed beside it. tanh in float32 is a rational function, or a table of polynomials where one
instruction looks up 32 numbers; the relative error of both is levelled by Lawson's iteration
(Lawson 1961, "Contributions to the theory of linear least maximum approximation", PhD thesis,
UCLA). tanh in float64 has a table of powers of two (Tang 1989, "Table-driven implementation of
the exponential function in IEEE floating-point arithmetic", doi 10.1145/63522.214389).

Run: python core/tools/coefficients.py > core/kernels/coefficients.inl   (needs mpmath, NumPy)
"""

import mpmath as mp
import numpy as np

mp.mp.dps = 60
LN2_HALF = mp.log(2) / 2 * mp.mpf("1.0005")
QUARTER_PI_SQUARED = (mp.pi / 4) ** 2 * mp.mpf("1.001")


def exp_tail(r):
    """E(r) in exp(r) = 1 + r + r^2 E(r)."""
    return (
        mp.nsum(lambda k: r**k / mp.factorial(k + 2), [0, mp.inf])
        if abs(r) < 1e-3
        else (mp.expm1(r) - r) / r**2
    )


def log1p_tail(q):
    """L(q) in atanh(s) = s + s q L(q), q = s^2."""
    return mp.mpf(1) / 3 if q == 0 else (mp.atanh(mp.sqrt(q)) / mp.sqrt(q) - 1) / q


def sin_tail(q):
    """S(q) in sin(r) = r + r q S(q), q = r^2."""
    return mp.mpf(-1) / 6 if q == 0 else (mp.sin(mp.sqrt(q)) / mp.sqrt(q) - 1) / q


def cos_tail(q):
    """C(q) in cos(r) = 1 - q/2 + q^2 C(q), q = r^2."""
    return mp.mpf(1) / 24 if q == 0 else (mp.cos(mp.sqrt(q)) - 1 + q / 2) / q**2


def erfc_log(u):
    """P(u) in erfc(x) = t exp(-x^2 + P(u)), t = 2/(2+x), u = 4t - 2 in [-2, 2], x >= 0.

    The form is that of Press et al., Numerical Recipes, 3rd ed., section 6.2.2.
    """
    t = (u + 2) / 4
    if t < mp.mpf("1e-8"):
        return -mp.log(2 * mp.sqrt(mp.pi))  # limit x -> inf: erfcx(x)/t -> 1/(2 sqrt(pi))
    x = 2 / t - 2
    return mp.log(mp.exp(x * x) * mp.erfc(x) / t)


def polynomial(name, function, interval, degree_double, degree_float):
    """Print one coefficient array per type, constant term first."""
    for type_name, degree in (("double", degree_double), ("float", degree_float)):
        coefficients, error = mp.chebyfit(function, interval, degree + 1, error=True)
        values = ", ".join(repr(float(c)) for c in reversed(coefficients))
        print(f"// largest error {mp.nstr(error, 2)}")
        print(f"template <> struct {name}<{type_name}> {{")
        print(f"  static constexpr int degree = {degree};")
        print(f"  static constexpr {type_name} c[{degree + 1}] = {{{values}}};")
        print("};")


def chebyshev(name, function, half_width, terms):
    """Print Chebyshev coefficients c_0..c_{n-1} of function on [-half_width, half_width]."""
    for type_name, n in (("double", terms[0]), ("float", terms[1])):
        m = 64
        nodes = [mp.cos(mp.pi * (k + mp.mpf(1) / 2) / m) for k in range(m)]
        samples = [function(half_width * x) for x in nodes]
        c = [
            2
            / mp.mpf(m)
            * sum(f * mp.cos(j * mp.acos(x)) for f, x in zip(samples, nodes, strict=True))
            for j in range(m)
        ]
        c[0] /= 2
        print(f"// first omitted terms sum to {mp.nstr(sum(abs(v) for v in c[n:]), 2)}")
        print(f"template <> struct {name}<{type_name}> {{")
        print(f"  static constexpr int terms = {n};")
        values = ", ".join(repr(float(v)) for v in c[:n])
        print(f"  static constexpr {type_name} c[{n}] = {{{values}}};")
        print("};")


def lawson(n_p, n_q, x, target, limit):
    """Fit P(q)/Q(q), q = (x / limit)^2, to target; return largest relative error, P, Q."""
    q = (x / limit) ** 2
    weight, denominator = np.ones_like(x), np.ones_like(x)
    best = (np.inf, None, None)
    for _ in range(400):
        columns = [q**k / (target * denominator) for k in range(n_p)]
        columns += [-(q**k) / denominator for k in range(1, n_q)]
        A = np.stack(columns, axis=1) * np.sqrt(weight)[:, None]
        b = (1 / denominator) * np.sqrt(weight)
        solution = np.linalg.lstsq(A.astype(float), b.astype(float), rcond=None)[0]
        p, d = solution[:n_p], np.concatenate([[1.0], solution[n_p:]])
        denominator = sum(c * q**k for k, c in enumerate(d))
        error = np.abs(sum(c * q**k for k, c in enumerate(p)) / denominator / target - 1)
        if error.max() < best[0]:
            best = (error.max(), p, d)
        weight = weight * (error / error.max() + 1e-3)
        weight /= weight.max()
    return float(best[0]), best[1], best[2]


def tanh_rational(n_p, n_q, limit):
    """Print P, Q of tanh(x) = x P(x^2)/Q(x^2) on |x| <= limit, Q(0) = 1."""
    x = limit * np.sin(np.linspace(1e-3, np.pi / 2, 6000)).astype(np.longdouble)
    values = [float(mp.tanh(mp.mpf(float(v))) / mp.mpf(float(v))) for v in x]
    error, p, d = lawson(n_p, n_q, x, np.array(values, dtype=np.longdouble), limit)
    p, d = ([float(c / limit ** (2 * k)) for k, c in enumerate(side)] for side in (p, d))
    print(f"// tanh(x) = x P(x^2)/Q(x^2), |x| <= {limit}; largest relative error {error:.1e}")
    print("struct TanhRational {")
    print(f"  static constexpr float limit = {limit}f;")
    print(f"  static constexpr int n_p = {n_p}, n_q = {n_q};")
    print(f"  static constexpr float p[{n_p}] = {{{', '.join(f'{c!r}f' for c in p)}}};")
    print(f"  static constexpr float q[{n_q}] = {{{', '.join(f'{c!r}f' for c in d)}}};")
    print("};")


def lawson_polynomial(x, target, rest, powers):
    """Fit sum c_k x^k, k in `powers` (consecutive), to rest, the error relative to target."""
    middle, half = (x.min() + x.max()) / 2, (x.max() - x.min()) / 2
    steps = np.arange(len(powers))[:, None]
    A = (x ** powers[0] * ((x - middle) / half) ** steps / target).T
    weight, best = np.ones_like(x), (np.inf, None)
    for _ in range(150):
        root = np.sqrt(weight)
        q, r = np.linalg.qr((A * root[:, None]).astype(float))
        c = np.zeros(len(powers), np.longdouble)
        for _ in range(3):  # refined: QR is in double, residuals are not
            c = c + np.linalg.solve(r, q.T @ ((rest / target - A @ c) * root).astype(float))
        error = np.abs(A @ c - rest / target)
        if error.max() < best[0]:
            best = (error.max(), c)
        weight = weight * (error / error.max() + 1e-3)
        weight /= weight.max()
    shifted = np.polynomial.Polynomial(best[1].astype(object))
    line = np.polynomial.Polynomial(np.array([-middle / half, 1 / half], dtype=object))
    return [*shifted(line).coef, 0][: len(powers)]


def tanh_segment(low, high, degree):
    """Coefficients of tanh on [low, high], rounded to float32 from the highest on, and the error.

    What rounding takes from one is made up for by those below it. Without constant term at zero.
    """
    t = np.cos(np.linspace(0, np.pi, 121)).astype(np.longdouble)
    x = (low + high) / 2 + (high - low) / 2 * t
    x = x[x > 0]
    target = np.tanh(x)
    rest, powers, c = target.copy(), list(range(int(low == 0), degree + 1)), [0.0] * (degree + 1)
    while powers:
        highest = float(np.float32(lawson_polynomial(x, target, rest, powers)[-1]))
        c[powers.pop()] = highest
        rest = rest - highest * x ** (len(powers) + int(low == 0))
    return c, float(np.abs(rest / target).max())


def tanh_segments(offset, limit, degree):
    """Print polynomials of tanh(x), 0 <= x <= limit, between the eighths of octaves of x + offset.

    The five bits from 20 on of the float32 x + offset tell the segment: the exponent's lowest two
    and three of the fraction.
    """
    bits = [int(np.float32(v).view(np.int32)) >> 20 for v in (offset, offset + limit)]
    segments = {}
    for i in range(bits[0], bits[1] + 1):
        low, high = (float(np.int32(j << 20).view(np.float32)) - offset for j in (i, i + 1))
        segments[i % 32] = tanh_segment(low, min(high, limit), degree)
    assert len(segments) == bits[1] + 1 - bits[0] == 32
    error = max(segment[1] for segment in segments.values())
    print("// tanh(x) = c0[i] + c1[i] x + ..., i = bits 20 to 24 of x + offset, 0 <= x <= limit")
    print(f"// largest relative error {error:.1e}")
    print("struct TanhSegments {")
    print(f"  static constexpr float offset = {offset}f, limit = {limit}f;")
    for k in range(degree + 1):
        listed = ", ".join(f"{segments[i][0][k]!r}f" for i in range(32))
        print(f"  alignas(64) static constexpr float c{k}[32] = {{{listed}}};")
    print("};")


def tanh_tail(q):
    """H(q) in tanh(r) = r + r q H(q), q = r^2."""
    return -mp.mpf(1) / 3 if q == 0 else (mp.tanh(mp.sqrt(q)) / mp.sqrt(q) - 1) / q


def tanh_table():
    """Print what tanh(x) takes, x = n step + r, exp(2 n step) = 2^(n/16)."""
    step = mp.log(2) / 32
    powers = [mp.mpf(2) ** (mp.mpf(k) / 16) for k in range(16)]
    rounded = [float(power) for power in powers]
    lost = [float(mp.log(p / mp.mpf(r)) / 2) for p, r in zip(powers, rounded, strict=True)]
    # n << 48 adds k = n mod 16 to the highest bits of the fraction: that much is taken off before.
    shift = np.arange(16, dtype=np.int64) << 48
    reduced = (np.array(rounded).view(np.int64) - shift).view(np.float64).tolist()
    c, error = mp.chebyfit(tanh_tail, [0, (step / 2 * mp.mpf("1.001")) ** 2], 3, error=True)
    c = [float(v) for v in reversed(c)]
    print("// tanh(r) = r + r^3 (c[0] + c[1] r^2 + ...), |r| <= step/2; 2^(k/16) = the power whose")
    print("// bits are those of power[k] plus k 2^48, times exp(2 lost[k])")
    print(f"// largest error {mp.nstr(error, 2)}")
    print("struct TanhTable {")
    print(f"  static constexpr double step = {float(step)!r}, per_step = {float(1 / step)!r};")
    print(f"  static constexpr double c[3] = {{{', '.join(map(repr, c))}}};")
    for name, values in (("power", reduced), ("lost", lost)):
        listed = ", ".join(map(repr, values))
        print(f"  alignas(64) static constexpr double {name}[16] = {{{listed}}};")
    print("};")


print("// Written by core/tools/coefficients.py; do not edit.")
for tail in ("ExpTail", "Log1pTail", "SinTail", "CosTail", "ErfcLog"):
    print(f"template <class T> struct {tail};")
polynomial("ExpTail", exp_tail, [-LN2_HALF, LN2_HALF], 10, 4)
polynomial("Log1pTail", log1p_tail, [0, mp.mpf(1) / 9], 11, 4)
polynomial("SinTail", sin_tail, [0, QUARTER_PI_SQUARED], 6, 3)
polynomial("CosTail", cos_tail, [0, QUARTER_PI_SQUARED], 6, 3)
chebyshev("ErfcLog", erfc_log, mp.mpf(2), (26, 11))
tanh_rational(6, 4, 9.0)
tanh_segments(0.625, 9.0, 4)
tanh_table()
