"""The page of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from benchmarks.markdown import table
from benchmarks.scripts.labels import Label, load
from benchmarks.scripts.scoring import MEASURES, Judged, curable, faulty, rate
from curvesmith.diagnosis.finding import CAUSES

Record = dict[str, Any]
METHOD = """\
Training scripts written for this purpose in the ways people write them: whole programs of 25 to 90
lines with one to three faults, and scripts that look odd and work. Labels are measured: a script
counts as faulty if its median R² over three seeds misses 95 % of what its noise allows, or if it
does not run, and its repaired twin reaches that; as healthy if it reaches that from every seed
(`truth.json`). Each script lies alone in a folder and is given to `curvesmith diagnose` as a user
would. A first cause is right if it names one of the faults; its line, if it belongs to the
statement that holds the fault. A fix works if the script that `--write-fix` wrote, run here from
three other seeds, reaches 95 %. "Cannot tell" counts as a wrong verdict. The scripts of
the held-out half were written after the others, by the list of causes alone and without a look at
the diagnosis, and no threshold was set on them. Some were asked before; those for which anything
was changed then have moved to the other half."""


def to_markdown(data: Mapping[str, Any], judged: Mapping[str, Sequence[Judged]]) -> str:
    """Render a run: what was asked, the measures, families, styles, everything lost."""
    parts = ["# Scripts told what is wrong with them", METHOD, _machine(data)]
    for half, own in judged.items():
        parts.append(f"## {half.capitalize()} half")
        parts += _half(half, own) if own else ["Nothing was judged."]
    return "\n\n".join(parts) + "\n"


def _half(half: str, judged: Sequence[Judged]) -> list[str]:
    seconds = [each.record["seconds"] for each in judged]
    measures = [[name, str(measure(judged))] for name, measure in MEASURES.items()]
    measures += [
        ["seconds, median", f"{median(seconds):.1f}"],
        ["seconds, longest", f"{max(seconds):.1f}"],
    ]
    n_faulty = len(faulty(judged))
    n_scripts = sum(label.half == half for label in load().values())
    parts = [
        f"{n_faulty} broken and {len(judged) - n_faulty} healthy scripts, of {n_scripts} in all.",
        table(["measure", "rate (95 % interval, count)"], measures),
        _by("family of the first fault", judged, lambda j: [family(j.label)]),
        _by("style", judged, lambda j: [j.label.style]),
        _lost(judged),
    ]
    return [part for part in parts if part]


def _by(title: str, judged: Sequence[Judged], keys: Callable[[Judged], Iterable[str]]) -> str:
    groups: dict[str, list[Judged]] = {}
    for each in judged:
        for key in keys(each):
            groups.setdefault(key, []).append(each)
    rows = [[name, str(len(own)), *_counts(own)] for name, own in sorted(groups.items())]
    return table([title, "scripts", "verdict", "first cause", "line", "fix works"], rows)


def _counts(judged: Sequence[Judged]) -> list[str]:
    broken, mended = faulty(judged), curable(judged)
    rates = [
        rate(judged, lambda j: j.is_verdict_right),
        rate(broken, lambda j: j.names_first),
        rate(broken, lambda j: j.names_line),
        rate(mended, lambda j: j.was_fixed),
    ]
    return [f"{each.n_hits}/{each.n}" if each.n else "–" for each in rates]


def _lost(judged: Sequence[Judged]) -> str:
    lost = [each for each in judged if not each.is_right]
    if not lost:
        return "Nothing was lost."
    rows = [[each.label.name, _expected(each), _said(each), _fix(each)] for each in lost]
    header = ["lost", "wrong in truth, line", "said, line", "fix"]
    return table(header, rows)


def family(label: Label) -> str:
    """Return the family of the first fault of a script; "healthy" if it has none."""
    return "healthy" if label.is_healthy else CAUSES[label.faults[0].causes[0]]


def _expected(each: Judged) -> str:
    faults = each.label.faults
    words = [
        f"{' or '.join(fault.causes)} {_lines(each.label.lines_of(fault.causes[0]))}"
        for fault in faults
    ]
    return "; ".join(words) or "nothing"


def _said(each: Judged) -> str:
    words = [f"{said['cause']} {said['line'] or '–'}" for said in each.said]
    return f"{each.record['verdict']}: {'; '.join(words)}" if words else each.record["verdict"]


def _fix(each: Judged) -> str:
    if each.label.is_healthy or not each.label.curable:
        return "–"
    if each.record["fixed"] is None:
        return "none"
    values = ", ".join("–" if r2 is None else f"{r2:.3g}" for r2 in each.record["fixed"])
    return f"{'works' if each.was_fixed else 'does not work'}: R² {values}"


def _lines(lines: Iterable[int]) -> str:
    return ",".join(str(line) for line in sorted(lines))


def _machine(data: Mapping[str, Any]) -> str:
    m = data["machine"]
    return (
        f"{m['processor']}, {m['cores']} cores, {m['system']}, Python {m['python']}. Commit "
        f"{m['commit']}, {m['date']}, load at the start {m['load_at_start']}; {data['options']}. "
        "Made by `python -m benchmarks.scripts`."
    )
