"""What `curvesmith diagnose` says of a script, and what its fix is worth."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.scripts import truth
from benchmarks.scripts.labels import Label
from benchmarks.scripts.running import ROOT, run

Record = dict[str, Any]
FRESH = (3, 4, 5)  # seeds that neither the labels nor the remedies have seen
SEVERAL = 6  # times the budget, after which the command is broken off


def ask(label: Label, *, rerun: bool, budget: float) -> Record:
    """Diagnose a script by the command, as a user would.

    The script lies alone in a folder, so that nothing beside it gives a hint.

    Parameters
    ----------
    label : Label
    rerun : bool
        Whether remedies are tried; without, there is no fix.
    budget : float
        Seconds that the command is given.

    Returns
    -------
    record : dict
        verdict, findings (cause, severity, line, verified), fixed (R2 of the script with the fix
        that the command wrote, from fresh seeds; None if it wrote none), ceiling (what the noise
        allows from those seeds, if there is a fix), seconds.
    """
    with tempfile.TemporaryDirectory() as folder:
        script, fix = Path(folder) / label.path.name, Path(folder) / "fixed.py"
        script.write_text(label.text, encoding="utf-8")
        command = [sys.executable, "-c", "from curvesmith.cli import main; main()", "diagnose"]
        command += [str(script), "--json", "--budget", str(budget), "--write-fix", str(fix)]
        began = time.monotonic()
        answer = _answer([*command, *([] if rerun else ["--no-rerun"])], SEVERAL * budget)
        answer["seconds"] = round(time.monotonic() - began, 2)
        answer["fixed"] = None
        if fix.exists():
            answer["fixed"] = _worth(label, fix)
            answer["ceiling"] = [_ceiling(label, seed) for seed in FRESH]
    return answer


def is_fixed(record: Record) -> bool:
    """Whether the fixed script reaches 95 % of what the noise allows, as a median over seeds.

    Both are of the same seeds: other seeds draw other data, whose variance is another.
    """
    if not record["fixed"]:
        return False
    return median(truth.shares(record["fixed"], record)) >= truth.ENOUGH


def _worth(label: Label, fix: Path) -> list[float | None]:
    text = fix.read_text(encoding="utf-8")
    return [truth.rounded(run(truth.job(label, text, seed)).get("r2")) for seed in FRESH]


def _ceiling(label: Label, seed: int) -> float | None:
    """What the noise allows in the units of the script as it was, not of its fix."""
    if label.noise == Label.noise:
        return 1.0
    own = run(truth.job(label, label.text, seed))
    twin = own if "ceiling" in own else run(truth.job(label, label.repaired, seed))
    return truth.rounded(truth.ceiling(own, twin))


def _answer(command: list[str], limit: float) -> Record:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=limit, env=env, check=False
        )
    except subprocess.TimeoutExpired:
        return {"verdict": "no answer", "findings": []}
    if not done.stdout.strip():
        return {"verdict": "no answer", "findings": [], "error": done.stderr[-500:]}
    report = json.loads(done.stdout)
    return {
        "verdict": report["verdict"],
        "findings": [_finding(each) for each in report["findings"]],
        "notes": report.get("subject", {}).get("notes", []),
    }


def _finding(plain: Record) -> Record:
    remedy = plain["remedy"] or {}
    return {
        "cause": plain["cause"],
        "severity": plain["severity"],
        "line": plain["where"]["line"],
        "has_diff": bool(remedy.get("diff")),
        "verified": remedy.get("verified"),
    }
