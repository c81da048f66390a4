"""Measure what the labels say: ``python -m benchmarks.scripts.truth``.

Every script runs from three seeds, and so does its repaired twin. A script is faulty if its median
R2 misses 95 % of what its noise allows, or if it does not run; its twin must reach that, and a
healthy script must reach it from every seed. What was measured is written to ``truth.json``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Sequence
from math import inf
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.scripts import labels
from benchmarks.scripts.labels import Label
from benchmarks.scripts.running import run

ENOUGH = 0.95
SEEDS = (0, 1, 2)
OWN_SEED = re.compile(r"(RandomState\(|random_state=)(\d+)")
FILE = Path(__file__).parent / "truth.json"

Record = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the scripts that are asked for, all by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scripts.truth", description=__doc__)
    parser.add_argument("--only", default="", help="scripts whose name holds this text")
    parser.add_argument("--missing", action="store_true", help="only scripts not measured yet")
    options = parser.parse_args(arguments)
    known = load()
    for name, label in labels.load().items():
        if options.only in name and not (options.missing and name in known):
            known[name] = measure(label)
            FILE.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")
            print(said(label, known[name]), file=sys.stderr)


def load() -> dict[str, Record]:
    """Return what was measured, by the script's name."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def measure(label: Label) -> Record:
    """Run a script and its repaired twin from each seed."""
    began = time.perf_counter()
    own = [run(job(label, label.text, seed)) for seed in SEEDS]
    seconds = (time.perf_counter() - began) / len(SEEDS)
    record: Record = {"seconds": round(seconds, 2), "r2": [rounded(each.get("r2")) for each in own]}
    stopped = [each["stopped"] for each in own if "stopped" in each]
    if stopped:
        record["stopped"] = stopped[0]
    twins = own
    if label.repaired != label.text:
        twins = [run(job(label, label.repaired, seed)) for seed in SEEDS]
        record["r2_repaired"] = [rounded(each.get("r2")) for each in twins]
    record["ceiling"] = [rounded(ceiling(*pair)) for pair in zip(own, twins, strict=True)]
    return record


def job(label: Label, text: str, seed: int) -> Record:
    """Return what to run and what to evaluate."""
    asked = {key: getattr(label, key) for key in ("scope", "predict", "target", "noise")}
    return {"path": label.path.name, "text": reseeded(text, seed), "seed": seed, **asked}


def reseeded(text: str, seed: int) -> str:
    """Shift the seeds that are handed to NumPy's and scikit-learn's old generators.

    Examples
    --------
    >>> reseeded("rng = np.random.RandomState(5)", 1)
    'rng = np.random.RandomState(1005)'
    """
    return OWN_SEED.sub(lambda found: f"{found[1]}{int(found[2]) + 1000 * seed}", text)


def doubt(label: Label, record: Record) -> str:
    """Return what speaks against a label; nothing if the measurement bears it out."""
    own = shares(record["r2"], record)
    if label.is_healthy:
        return "" if min(own) >= ENOUGH else f"healthy, but reaches {min(own):.3f}"
    if label.curable and "r2_repaired" not in record:
        return "has no repair"
    twins = shares(record.get("r2_repaired", []), record)
    if twins and median(twins) < ENOUGH:
        return f"its repair reaches {median(twins):.3f}"
    if median(own) >= ENOUGH:
        return f"faulty, but reaches {median(own):.3f}"
    return ""


def ceiling(own: Record, twin: Record) -> float:
    """Return what the noise allows, in the script's own units if it runs; 1 if neither does."""
    return float(own.get("ceiling", twin.get("ceiling", 1.0)))


def shares(values: Sequence[float | None], record: Record) -> list[float]:
    """Return R2 as a share of what the noise allows, seed by seed; minus infinity where none."""
    pairs = zip(values, record["ceiling"], strict=False)
    return [-inf if value is None else value / most for value, most in pairs]


def rounded(value: float | None) -> float | None:
    """Four decimals."""
    return None if value is None else round(value, 4)


def said(label: Label, record: Record) -> str:
    """Return one line about a script."""
    wrong = doubt(label, record)
    kind = "healthy" if label.is_healthy else "faulty "
    twin = record.get("r2_repaired", "")
    numbers = f"{record['r2']} {twin} of {record['ceiling']}, {record['seconds']} s"
    return f"{kind} {label.name}: {numbers} {record.get('stopped', '')}" + (
        f"  << {wrong}" if wrong else ""
    )


if __name__ == "__main__":
    main()
