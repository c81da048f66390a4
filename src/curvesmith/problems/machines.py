"""Engineering formulas: a borehole, a wing, an amplifier, a piston, a robot's arm.

References
----------
.. [1] Surjanovic and Bingham, Virtual Library of Simulation Experiments, Simon Fraser
   University, sfu.ca/~ssurjano: definitions and ranges of all five.
"""

from __future__ import annotations

import numpy as np

from curvesmith.problems.problem import Array, Problem

LIBRARY = "Surjanovic and Bingham, Virtual Library of Simulation Experiments"


def borehole(X: Array) -> Array:
    """Return the flow of water through a borehole, m³/year."""
    rw, r, Tu, Hu, Tl, Hl, L, Kw = X.T
    log_ratio = np.log(r / rw)
    resistance = 1.0 + 2.0 * L * Tu / (log_ratio * rw**2 * Kw) + Tu / Tl
    return 2.0 * np.pi * Tu * (Hu - Hl) / (log_ratio * resistance)


def wing_weight(X: Array) -> Array:
    """Return the weight of a light aircraft's wing, pounds; the sweep La is in degrees."""
    Sw, Wfw, A, La, q, taper, tc, Nz, Wdg, Wp = X.T
    cos_sweep = np.cos(np.deg2rad(La))
    shape = (A / cos_sweep**2) ** 0.6 * taper**0.04 * (100.0 * tc / cos_sweep) ** -0.3
    load = Wfw**0.0035 * q**0.006 * (Nz * Wdg) ** 0.49
    return 0.036 * Sw**0.758 * shape * load + Sw * Wp


def otl_circuit(X: Array) -> Array:
    """Return the midpoint voltage of a transformerless push-pull amplifier, volts."""
    Rb1, Rb2, Rf, Rc1, Rc2, beta = X.T
    Vb1 = 12.0 * Rb2 / (Rb1 + Rb2)
    gain = beta * (Rc2 + 9.0)
    own = (Vb1 + 0.74) * gain + 11.35 * Rf + 0.74 * Rf * gain / Rc1
    return own / (gain + Rf)


def piston(X: Array) -> Array:
    """Return the time of one cycle of a piston, seconds."""
    M, S, V0, k, P0, Ta, T0 = X.T
    A = P0 * S + 19.62 * M - k * V0 / S
    V = S / (2.0 * k) * (np.sqrt(A**2 + 4.0 * k * P0 * V0 * Ta / T0) - A)
    return 2.0 * np.pi * np.sqrt(M / (k + S**2 * P0 * V0 * Ta / (T0 * V**2)))


def robot_arm(X: Array) -> Array:
    """Return how far the hand of a four-part arm is from its shoulder."""
    angles, lengths = np.cumsum(X[:, :4], axis=1), X[:, 4:]
    along = np.sum(lengths * np.cos(angles), axis=1)
    across = np.sum(lengths * np.sin(angles), axis=1)
    return np.hypot(along, across)


MACHINES = (
    Problem(
        "borehole",
        "2 pi Tu (Hu - Hl)/(ln(r/rw) (1 + 2 L Tu/(ln(r/rw) rw^2 Kw) + Tu/Tl))",
        borehole,
        (
            (0.05, 0.15),
            (100.0, 50000.0),
            (63070.0, 115600.0),
            (990.0, 1110.0),
            (63.1, 116.0),
            (700.0, 820.0),
            (1120.0, 1680.0),
            (9855.0, 12045.0),
        ),
        source=LIBRARY,
    ),
    Problem(
        "wing_weight",
        "0.036 Sw^0.758 Wfw^0.0035 (A/cos^2 La)^0.6 q^0.006 taper^0.04"
        " (100 tc/cos La)^-0.3 (Nz Wdg)^0.49 + Sw Wp",
        wing_weight,
        (
            (150.0, 200.0),
            (220.0, 300.0),
            (6.0, 10.0),
            (-10.0, 10.0),
            (16.0, 45.0),
            (0.5, 1.0),
            (0.08, 0.18),
            (2.5, 6.0),
            (1700.0, 2500.0),
            (0.025, 0.08),
        ),
        source=LIBRARY,
    ),
    Problem(
        "otl_circuit",
        "((Vb1 + 0.74) g + 11.35 Rf + 0.74 Rf g/Rc1)/(g + Rf),"
        " Vb1 = 12 Rb2/(Rb1 + Rb2), g = beta (Rc2 + 9)",
        otl_circuit,
        ((50.0, 150.0), (25.0, 70.0), (0.5, 3.0), (1.2, 2.5), (0.25, 1.2), (50.0, 300.0)),
        source=LIBRARY,
    ),
    Problem(
        "piston",
        "2 pi sqrt(M/(k + S^2 P0 V0 Ta/(T0 V^2))),"
        " V = S/(2 k) (sqrt(A^2 + 4 k P0 V0 Ta/T0) - A), A = P0 S + 19.62 M - k V0/S",
        piston,
        (
            (30.0, 60.0),
            (0.005, 0.02),
            (0.002, 0.01),
            (1000.0, 5000.0),
            (90000.0, 110000.0),
            (290.0, 296.0),
            (340.0, 360.0),
        ),
        source=LIBRARY,
    ),
    Problem(
        "robot_arm",
        "sqrt(u^2 + v^2), u = sum_i L_i cos(th_1 + .. + th_i), v = the same with sin",
        robot_arm,
        ((0.0, 2.0 * np.pi),) * 4 + ((0.0, 1.0),) * 4,
        source=LIBRARY,
    ),
)
