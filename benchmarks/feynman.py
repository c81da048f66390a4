"""Twenty equations of the Feynman Lectures, as symbolic regression is tested on.

Names, formulas and ranges are those of `FeynmanEquations.csv` of AI Feynman, Udrescu and Tegmark
2020, arXiv:1905.11481; typed here as formulas, with uniform inputs.
"""

import re

import numpy as np

from benchmarks.datasets import Array
from curvesmith.problems import Problem

SOURCE = "AI Feynman, arXiv:1905.11481"
WORDS = {name: getattr(np, name) for name in ("exp", "sqrt", "sin", "cos", "arcsin", "tanh", "pi")}

# Name, formula, and the ranges of its inputs in their order: "a b [low,high]; c [low,high]".
EQUATIONS = (
    ("I.6.2b", "exp(-((t-t1)/s)**2/2)/(sqrt(2*pi)*s)", "s t t1 [1,3]"),
    ("I.8.14", "sqrt((x2-x1)**2+(y2-y1)**2)", "x1 x2 y1 y2 [1,5]"),
    (
        "I.9.18",
        "G*m1*m2/((x2-x1)**2+(y2-y1)**2+(z2-z1)**2)",
        "m1 m2 G x2 y2 z2 [1,2]; x1 y1 z1 [3,4]",
    ),
    ("I.12.11", "q*(E+B*v*sin(t))", "q E B v t [1,5]"),
    ("I.15.3x", "(x-u*t)/sqrt(1-u**2/c**2)", "x [5,10]; u t [1,2]; c [3,20]"),
    ("I.16.6", "(u+v)/(1+u*v/c**2)", "c v u [1,5]"),
    ("I.18.4", "(m1*r1+m2*r2)/(m1+m2)", "m1 m2 r1 r2 [1,5]"),
    ("I.26.2", "arcsin(n*sin(t2))", "n [0,1]; t2 [1,5]"),
    ("I.27.6", "1/(1/d1+n/d2)", "d1 d2 n [1,5]"),
    ("I.29.16", "sqrt(x1**2+x2**2-2*x1*x2*cos(t1-t2))", "x1 x2 t1 t2 [1,5]"),
    ("I.30.3", "I*sin(n*t/2)**2/sin(t/2)**2", "I t n [1,5]"),
    (
        "I.32.17",
        "(1/2*e*c*E**2)*(8*pi*r**2/3)*(w**4/(w**2-w0**2)**2)",
        "e c E r w [1,2]; w0 [3,5]",
    ),
    ("I.37.4", "I1+I2+2*sqrt(I1*I2)*cos(d)", "I1 I2 d [1,5]"),
    ("I.40.1", "n0*exp(-m*g*x/(k*T))", "n0 m x T g k [1,5]"),
    ("I.50.26", "x1*(cos(w*t)+a*cos(w*t)**2)", "x1 w t a [1,3]"),
    ("II.6.15a", "p/(4*pi*e)*3*z/r**5*sqrt(x**2+y**2)", "e p r x y z [1,3]"),
    ("II.11.27", "n*a/(1-(n*a/3))*e*E", "n a [0,1]; e E [1,2]"),
    ("II.24.17", "sqrt(w**2/c**2-pi**2/d**2)", "w [4,6]; c [1,2]; d [2,4]"),
    ("II.35.21", "n*m*tanh(m*B/(k*T))", "n m B k T [1,5]"),
    (
        "III.9.52",
        "(p*E*t/(h/(2*pi)))*sin((w-w0)*t/2)**2/((w-w0)*t/2)**2",
        "p E t h [1,3]; w w0 [1,5]",
    ),
)


def problem(name: str, formula: str, ranges: str) -> Problem:
    """Make a problem of one equation."""
    inputs: dict[str, tuple[float, float]] = {}
    for names, low, high in re.findall(r"([\w ]+) \[([\d.]+),([\d.]+)\]", ranges):
        inputs |= dict.fromkeys(names.split(), (float(low), float(high)))
    code = compile(formula, f"<{name}>", "eval")

    def function(X: Array) -> Array:
        columns = dict(zip(inputs, X.T, strict=True))
        return np.asarray(eval(code, {"__builtins__": {}}, WORDS | columns))

    return Problem(name, formula, function, tuple(inputs.values()), source=SOURCE)


FEYNMAN = {name: problem(name, formula, ranges) for name, formula, ranges in EQUATIONS}
