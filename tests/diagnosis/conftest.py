"""A made-up report, in which every part of a page has something to show."""

import numpy as np
import pytest

from curvesmith.diagnosis.changes import PlaceKinks, ScaleInputs
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.pages.gradient import draw_gradient
from curvesmith.diagnosis.pages.kinks import draw_kinks
from curvesmith.diagnosis.pages.ladder import draw_ladder
from curvesmith.diagnosis.pages.loss import draw_loss
from curvesmith.diagnosis.report import Report, Rung

LADDER = (
    Rung("mean", 0.0),
    Rung("straight line", 0.954),
    Rung("smoother", 0.9961),
    Rung("our own fit", 0.9963),
    Rung("this network", 0.63),
)
JOINT = Remedy(
    "Standardize x, then draw each bias so that its unit bends among the rows.",
    changes=(ScaleInputs(), PlaceKinks()),
    verified=True,
    before={"r2": 0.63, "r2_low": 0.6, "r2_high": 0.7},
    after={"r2": 0.994, "r2_low": 0.99, "r2_high": 0.996, "n_seeds": 5, "learning_rate": 0.03},
)


def finding(cause: str, **given) -> Finding:
    """A fault with one number, or what is given instead."""
    named = {
        "severity": "fault",
        "where": Where(),
        "sentence": f"This is {cause}.",
        "evidence": (Number("measured", 1.0, "a formula", "below 0.5", "a source"),),
    }
    return Finding(cause, **named | given)


KINKS = finding(
    "kinks-outside-data",
    where=Where(parameter="b1", layer=1),
    sentence="None of the 10 units bends inside the data: all kinks lie between -0.14 and 0, and "
    "x runs from 2.2 to 3899, so that the network is a straight line whatever the loss.",
    evidence=(
        Number("units that switch", 0, "units whose sign of w x + b changes over the rows", "1"),
        Number("affinity", 1.0, "R2 of the best line through the output", "1 - 1e-6", "measured"),
    ),
    remedy=JOINT,
)
UNSCALED = finding(
    "inputs-not-scaled",
    where=Where(file="train.py", line=12, text="    x = 1000 * np.abs(draw(500))  # a < b & c"),
    remedy=JOINT,
)
HARMLESS = finding("loss-scale", severity="harmless", sentence="The gradient is twice the loss's.")


def figures():
    """One figure of each kind."""
    rng = np.random.default_rng(0)
    x = 1000 * np.abs(rng.standard_normal(500))
    y = np.sqrt(x) + 0.5 * rng.standard_normal(500)
    losses = np.append(500 * 3.0 ** np.arange(30), [np.inf, np.nan])
    return (
        draw_ladder(LADDER),
        draw_kinks(x, y, 0.01 * x, rng.uniform(-0.14, 0, 10)),
        draw_loss(np.arange(32.0), losses, 3.4),
        draw_gradient([("W1", 0.33, 1e-7), ("b1", 2e-11, 1e-7), ("W2", 1e-10, 1e-7)]),
    )


def report(**given) -> Report:
    """A report of two joint causes and a harmless one, or with parts replaced."""
    parts = {
        "subject": "train.py",
        "verdict": "fault",
        "sentence": "2 faults found, worst first.",
        "findings": (KINKS, UNSCALED, HARMLESS),
        "ladder": LADDER,
        "notes": ("The spread between seeds: no `init` is given.",),
        "facts": {"kind": "functions", "rows": 500, "parameters": 31, "seconds": 3.21},
        "figures": figures(),
    }
    return Report(**parts | given)


@pytest.fixture(name="finding")
def finding_fixture():
    """Make a finding: a cause, and what differs from a plain fault."""
    return finding


@pytest.fixture(name="report")
def report_fixture():
    """Make a report: two joint causes and a harmless one, or with parts replaced."""
    return report
