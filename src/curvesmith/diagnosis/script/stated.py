"""The learning rate in the statement that changes a parameter: by its name, or by its place.

Runs inside the child process.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from curvesmith.diagnosis.script.dependence import Trace
from curvesmith.diagnosis.script.instrument import Site
from curvesmith.diagnosis.script.recorder import Key

__all__ = ["RATE_NAME", "named_rate", "stated_rate", "unscaled", "written_rate"]

# No theta, beta, number of steps, or rate of anything else.
RATE_NAME = re.compile(
    r"^(?!.*(drop|decay|sampl|moment|steps)).*(lr|rate|(?<![bhz])eta|alpha|step|gamma)",
    re.IGNORECASE,
)
_FIRST_NUMBER = re.compile(r"\(*(\d*\.?\d+(?:e-?\d+)?) \*")
_SAME = 1e-5  # relative difference of two factors that are the same
# What passes a factor on: products of numbers and of matrices, and sums and means of them.
_PRODUCTS = ("Mult", "MatMult")
_LINEAR = ("dot", "matmul", "mm", "outer", "multiply", "sum", "mean", "reshape", "einsum")


def stated_rate(traces: Sequence[Trace], key: Key) -> float | None:
    """Return the learning rate in the statement of an event: by its name, else by its place.

    By its place: the one constant that everything in the statement is multiplied by, whatever it
    is called. Whole numbers count something.

    Parameters
    ----------
    traces : sequence of Trace
        Of iterations from several places; a constant is the same in all of them.
    key : key
    """
    return named_rate(traces[0], key) or _placed_rate(traces, key)


def named_rate(trace: Trace, key: Key) -> float | None:
    """Return the learning rate in the statement of an event, known by its name."""
    statement = trace.site(key).statement
    for k, value in trace.values.items():
        site = trace.site(k)
        is_number = site.statement == statement and value.size == 1 and site.kind == "load"
        if is_number and RATE_NAME.search(site.text):
            return abs(float(value.reshape(-1)[0])) or None
    return None


def written_rate(trace: Trace, key: Key, factor: float) -> float | None:
    """Return the number that an expression begins with, if it is the whole change: a rate."""
    site = trace.site(key)
    number = _FIRST_NUMBER.match(site.text)
    is_whole = site.kind == "binary" and abs(abs(factor) - 1) < _SAME
    return float(number[1]) or None if number and is_whole else None


def unscaled(trace: Trace, key: Key) -> Key:
    """Return what an event is a multiple of by a number, such as a learning rate; else itself."""
    while trace.site(key).operator in ("Mult", "Div"):
        sides = trace.operands(key)
        arrays = [k for k in sides if trace.values[k].size == trace.values[key].size > 1]
        factors = arrays or [k for k in sides if not RATE_NAME.search(trace.site(k).text)]
        if len(factors) != 1 or sum(trace.values[k].size > 1 for k in sides) > 1:
            break
        key = factors[0]
    return key


def _placed_rate(traces: Sequence[Trace], key: Key) -> float | None:
    """Return the size of the one constant among the factors of every term; None if in doubt."""
    sites, statement = traces[0].sites, traces[0].site(key).statement
    own = [site for site in sites if site.statement == statement]
    inner = {part for site in own for part in site.parts if not _is_sum(site)}
    terms = [s for s in own if s.number not in inner and (_is_product(s) or _is_linear(s))]
    constants = [_constants(traces, _factors(sites, term)) for term in terms]
    common = set(constants[0]).intersection(*constants[1:]) if constants else set()
    return abs(constants[0][common.pop()]) if len(common) == 1 else None


def _is_sum(site: Site) -> bool:
    """Whether a site adds or assigns, which leaves what it is made of as it is."""
    return site.operator in ("Add", "Sub") or site.kind in ("assign", "augmented", "stored")


def _is_product(site: Site) -> bool:
    return site.operator in (*_PRODUCTS, "Div")


def _is_linear(site: Site) -> bool:
    return site.kind == "call" and site.operator in _LINEAR


def _factors(sites: Sequence[Site], site: Site) -> list[Site]:
    """Return the names among the factors of a product."""
    if site.kind == "load":
        return [site]
    if not _is_product(site) and not _is_linear(site):
        return []
    parts = site.parts[:1] if site.operator == "Div" else site.parts
    return [name for part in parts if part >= 0 for name in _factors(sites, sites[part])]


def _constants(traces: Sequence[Trace], names: Sequence[Site]) -> dict[str, float]:
    """Return the numbers among some names that are the same whenever they pass, by their text."""
    wanted = {site.number: site.text for site in names}
    seen: dict[str, set[float]] = {}
    for trace in traces:
        for (number, _), value in trace.values.items():
            if number in wanted:
                is_number = value.size == 1
                seen.setdefault(wanted[number], set()).add(
                    float(value.reshape(-1)[0]) if is_number else float("nan")
                )
    found = {text: min(values) for text, values in seen.items() if len(values) == 1}
    return {text: value for text, value in found.items() if np.isfinite(value) and value % 1}
