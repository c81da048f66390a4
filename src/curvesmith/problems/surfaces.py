"""Functions of two to twenty inputs that the regression literature tests with.

References
----------
.. [1] Friedman, Multivariate adaptive regression splines, 1991. doi:10.1214/aos/1176347963
.. [2] Franke, A critical comparison of some methods for interpolation of scattered data,
   1979, Naval Postgraduate School NPS-53-79-003.
.. [3] Surjanovic and Bingham, Virtual Library of Simulation Experiments, Simon Fraser
   University, sfu.ca/~ssurjano (Branin, Ackley, Ishigami, Welch 1992).
"""

from __future__ import annotations

import numpy as np

from curvesmith.problems.problem import Array, Problem

FRIEDMAN = "Friedman 1991, doi:10.1214/aos/1176347963"
LIBRARY = "Surjanovic and Bingham, Virtual Library of Simulation Experiments"


def friedman1(X: Array) -> Array:
    """Return 10 sin(π x1 x2) + 20 (x3 - 1/2)² + 10 x4 + 5 x5; five more inputs do nothing."""
    x1, x2, x3, x4, x5 = X[:, :5].T
    return 10.0 * np.sin(np.pi * x1 * x2) + 20.0 * (x3 - 0.5) ** 2 + 10.0 * x4 + 5.0 * x5


def friedman2(X: Array) -> Array:
    """Return √(x1² + (x2 x3 - 1/(x2 x4))²), the impedance of a circuit."""
    x1, x2, x3, x4 = X.T
    return np.hypot(x1, x2 * x3 - 1.0 / (x2 * x4))


def friedman3(X: Array) -> Array:
    """Return atan((x2 x3 - 1/(x2 x4))/x1), the phase of that circuit."""
    x1, x2, x3, x4 = X.T
    # arctan2 is the same angle for x1 > 0 and has no division by a drawn zero.
    return np.arctan2(x2 * x3 - 1.0 / (x2 * x4), x1)


def branin(X: Array) -> Array:
    """Return (x2 - 5.1 x1²/(4π²) + 5 x1/π - 6)² + 10 (1 - 1/(8π)) cos x1 + 10."""
    x1, x2 = X.T
    valley = x2 - 5.1 / (4.0 * np.pi**2) * x1**2 + 5.0 / np.pi * x1 - 6.0
    return valley**2 + 10.0 * (1.0 - 1.0 / (8.0 * np.pi)) * np.cos(x1) + 10.0


def franke(X: Array) -> Array:
    """Return Franke's two hills, a slope and a hollow on the unit square."""
    x, y = 9.0 * X.T
    return (
        0.75 * np.exp(-((x - 2.0) ** 2 + (y - 2.0) ** 2) / 4.0)
        + 0.75 * np.exp(-((x + 1.0) ** 2) / 49.0 - (y + 1.0) / 10.0)
        + 0.5 * np.exp(-((x - 7.0) ** 2 + (y - 3.0) ** 2) / 4.0)
        - 0.2 * np.exp(-((x - 4.0) ** 2) - (y - 7.0) ** 2)
    )


def ackley(X: Array) -> Array:
    """Return -20 exp(-0.2 √(mean x²)) - exp(mean cos 2πx) + 20 + e."""
    bowl = -20.0 * np.exp(-0.2 * np.sqrt(np.mean(X**2, axis=1)))
    ripples: Array = bowl - np.exp(np.mean(np.cos(2.0 * np.pi * X), axis=1)) + 20.0 + np.e
    return ripples


def ishigami(X: Array) -> Array:
    """Return sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1."""
    x1, x2, x3 = X.T
    return np.sin(x1) + 7.0 * np.sin(x2) ** 2 + 0.1 * x3**4 * np.sin(x1)


# Linear coefficients of Welch's function, by input; the others are in its formula.
WELCH_LINEAR = {2: 0.05, 3: 0.08, 5: 1.0, 6: -0.03, 7: 0.03, 9: -0.09, 10: -0.01, 11: -0.07}
WELCH_LINEAR |= {14: -0.04, 15: 0.06, 17: -0.01, 18: -0.03, 19: -5.0}


def welch(X: Array) -> Array:
    """Return Welch's function of twenty inputs, two of which do nothing."""
    linear = sum(slope * X[:, k - 1] for k, slope in WELCH_LINEAR.items())
    x1, x4, x12, x13, x19, x20 = (X[:, k - 1] for k in (1, 4, 12, 13, 19, 20))
    curved = 5.0 * x12 / (1.0 + x1) + 5.0 * (x4 - x20) ** 2 + 40.0 * x19**3 + 0.25 * x13**2
    total: Array = linear + curved
    return total


UNIT = (0.0, 1.0)
CIRCUIT = ((0.0, 100.0), (40.0 * np.pi, 560.0 * np.pi), (0.0, 1.0), (1.0, 11.0))

SURFACES = (
    Problem(
        "friedman1",
        "10 sin(pi x1 x2) + 20 (x3 - 0.5)^2 + 10 x4 + 5 x5",
        friedman1,
        (UNIT,) * 10,
        noise=1.0,
        source=FRIEDMAN,
    ),
    Problem(
        "friedman2",
        "sqrt(x1^2 + (x2 x3 - 1/(x2 x4))^2)",
        friedman2,
        CIRCUIT,
        noise=125.0,
        source=FRIEDMAN,
    ),
    Problem(
        "friedman3",
        "atan((x2 x3 - 1/(x2 x4))/x1)",
        friedman3,
        CIRCUIT,
        noise=0.1,
        source=FRIEDMAN,
    ),
    Problem(
        "branin",
        "(x2 - 5.1/(4 pi^2) x1^2 + 5/pi x1 - 6)^2 + 10 (1 - 1/(8 pi)) cos x1 + 10",
        branin,
        ((-5.0, 10.0), (0.0, 15.0)),
        source=LIBRARY,
    ),
    Problem(
        "franke",
        "0.75 exp(-((9 x1 - 2)^2 + (9 x2 - 2)^2)/4)"
        " + 0.75 exp(-(9 x1 + 1)^2/49 - (9 x2 + 1)/10)"
        " + 0.5 exp(-((9 x1 - 7)^2 + (9 x2 - 3)^2)/4)"
        " - 0.2 exp(-(9 x1 - 4)^2 - (9 x2 - 7)^2)",
        franke,
        (UNIT, UNIT),
        source="Franke 1979, NPS-53-79-003",
    ),
    Problem(
        "ackley",
        "-20 exp(-0.2 sqrt(mean x^2)) - exp(mean cos 2 pi x) + 20 + e",
        ackley,
        ((-32.768, 32.768),) * 2,
        source=LIBRARY,
    ),
    Problem(
        "ishigami",
        "sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1",
        ishigami,
        ((-np.pi, np.pi),) * 3,
        source=LIBRARY,
    ),
    Problem(
        "welch",
        "5 x12/(1 + x1) + 5 (x4 - x20)^2 + x5 + 40 x19^3 - 5 x19 + 0.05 x2 + 0.08 x3"
        " - 0.03 x6 + 0.03 x7 - 0.09 x9 - 0.01 x10 - 0.07 x11 + 0.25 x13^2 - 0.04 x14"
        " + 0.06 x15 - 0.01 x17 - 0.03 x18",
        welch,
        ((-0.5, 0.5),) * 20,
        source=LIBRARY,
    ),
)
