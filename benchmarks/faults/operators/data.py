"""Faults of the data: scales, offsets, order, content, number of rows."""

from __future__ import annotations

from benchmarks.faults.operators.operator import Operator, with_rows
from benchmarks.faults.program import Settings

OFF_UNIT_INPUTS = ("sqrt", "quartic", "square", "offset", "mileage", "linear", "waves")
OFF_UNIT_TARGETS = ("quartic", "offset", "milli", "square", "mileage", "sqrt")
INPUTS, TARGETS = ("inputs-not-scaled",), ("targets-not-scaled",)
# An offset also moves the data away from where rectified units bend: both names are right.
AWAY = (*INPUTS, "kinks-outside-data")
# Rows out of order and rows that hold nothing look alike once the order is lost for good.
LOST = ("rows-misaligned", "nothing-to-learn")


def _only(settings: Settings, tasks: tuple[str, ...], **constants: str) -> Settings | None:
    return with_rows(settings, **constants) if settings.task in tasks else None


def _operator(name: str, causes: tuple[str, ...], apply, *severities: float) -> Operator:
    return Operator(name, "data", causes, apply, severities or (1.0,))


DATA = (
    _operator(
        "inputs-offset",
        AWAY,
        lambda s, k: with_rows(s, ("x-unit", 1.0), ("x-plus", k), scale_x="none"),
        10.0,
        100.0,
    ),
    _operator(
        "inputs-large",
        INPUTS,
        lambda s, k: with_rows(s, ("x-unit", 1.0), ("x-times", k), scale_x="none"),
        10.0,
        100.0,
        1000.0,
    ),
    _operator(
        "inputs-small",
        INPUTS,
        lambda s, k: with_rows(s, ("x-unit", 1.0), ("x-times", k), scale_x="none"),
        1e-2,
        1e-3,
    ),
    _operator("inputs-raw", AWAY, lambda s, k: _only(s, OFF_UNIT_INPUTS, scale_x="none")),
    _operator(
        "targets-large",
        TARGETS,
        lambda s, k: with_rows(s, ("y-unit", 1.0), ("y-times", k), scale_y="none"),
        100.0,
        1e4,
    ),
    _operator(
        "targets-small",
        TARGETS,
        lambda s, k: with_rows(s, ("y-unit", 1.0), ("y-times", k), scale_y="none"),
        1e-2,
        1e-3,
    ),
    _operator(
        "targets-offset",
        TARGETS,
        lambda s, k: with_rows(s, ("y-unit", 1.0), ("y-plus", k), scale_y="none"),
        10.0,
        100.0,
        1000.0,
    ),
    _operator("targets-raw", TARGETS, lambda s, k: _only(s, OFF_UNIT_TARGETS, scale_y="none")),
    _operator(
        "both-raw",
        AWAY + TARGETS,
        lambda s, k: _only(s, OFF_UNIT_INPUTS, scale_x="none", scale_y="none"),
    ),
    _operator(
        "column-constant", ("non-finite-data",), lambda s, k: with_rows(s, ("constant-input", 3.0))
    ),
    _operator(
        "row-nan", ("non-finite-data",), lambda s, k: with_rows(s, ("nan-input", k)), 1.0, 20.0
    ),
    _operator("row-infinite", ("non-finite-data",), lambda s, k: with_rows(s, ("inf-target", k))),
    _operator(
        "rows-shifted", ("rows-misaligned",), lambda s, k: with_rows(s, ("shift", k)), 1.0, 5.0
    ),
    _operator("rows-shuffled", LOST, lambda s, k: with_rows(s, ("shuffle", k))),
    _operator("rows-sorted", LOST, lambda s, k: with_rows(s, ("sort-inputs", 0))),
    _operator("inputs-irrelevant", LOST[::-1], lambda s, k: with_rows(s, ("irrelevant", k))),
    _operator("targets-noise", LOST[::-1], lambda s, k: with_rows(s, ("noise-only", k))),
    _operator("target-leaked", ("target-leak",), lambda s, k: with_rows(s, ("leak", k)), 0.0, 0.03),
    _operator(
        "rows-few", ("too-few-rows", "overfit"), lambda s, k: with_rows(s, ("few", k)), 3.0, 5.0
    ),
    _operator(
        "rows-few-noisy",
        ("overfit", "too-few-rows"),
        lambda s, k: with_rows(s, ("few", 24), ("noise", k), hidden=(32,), n_steps=s.n_steps * 4),
        0.5,
    ),
    _operator(
        "rows-noisy-wide",
        ("overfit", "too-few-rows"),
        lambda s, k: with_rows(s, ("few", 40), ("noise", k), hidden=(32,), n_steps=s.n_steps * 4),
        0.7,
    ),
)
