"""Functions with a known answer, and the four founding cases.

Tests, benchmarks, demos and documentation share them.
"""

from curvesmith.problems.founding import FOUNDING_CASES, FoundingCase
from curvesmith.problems.machines import MACHINES
from curvesmith.problems.one_input import ONE_INPUT
from curvesmith.problems.problem import Problem
from curvesmith.problems.surfaces import SURFACES

__all__ = ["FOUNDING_CASES", "PROBLEMS", "FoundingCase", "Problem"]

PROBLEMS = {problem.name: problem for problem in (*ONE_INPUT, *SURFACES, *MACHINES)}
