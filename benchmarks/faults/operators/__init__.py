"""Operators: each puts one fault into a healthy program."""

from __future__ import annotations

from benchmarks.faults.operators.architecture import ARCHITECTURE
from benchmarks.faults.operators.data import DATA
from benchmarks.faults.operators.evaluation import EVALUATION
from benchmarks.faults.operators.gradient import GRADIENT
from benchmarks.faults.operators.initial import INITIAL
from benchmarks.faults.operators.loss import LOSS
from benchmarks.faults.operators.operator import Operator
from benchmarks.faults.operators.optimization import OPTIMIZATION
from benchmarks.faults.operators.update import UPDATE

OPERATORS: dict[str, Operator] = {
    operator.name: operator
    for operator in (
        *DATA,
        *INITIAL,
        *ARCHITECTURE,
        *LOSS,
        *GRADIENT,
        *UPDATE,
        *OPTIMIZATION,
        *EVALUATION,
    )
}
