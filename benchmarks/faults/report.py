"""The tables of a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from benchmarks.faults.cases import CASES
from benchmarks.faults.draws import DRAWS
from benchmarks.faults.halves import seen_programs
from benchmarks.faults.intervals import Rate
from benchmarks.faults.lookalikes import LOOK_ALIKES
from benchmarks.faults.operators import OPERATORS
from benchmarks.faults.program import STYLES
from benchmarks.faults.scoring import Judged, Scores, confusion, is_right, scores_of
from benchmarks.faults.tasks import TASKS
from benchmarks.faults.truth import load

LABELS = {
    "detection": "faulty programs flagged",
    "false_alarms": "healthy programs flagged",
    "top_1": "first cause right (injected or rescuing)",
    "top_1_injected": "first cause right (injected only)",
    "top_3": "right cause among the first three",
    "every_fault_of_pairs": "both faults of a pair named",
    "gradient_mistake": "gradient mistake identified",
    "silent_named": "silent mistakes named",
    "abstentions": '"cannot tell"',
    "fix_first": "cured by the first remedy",
    "fix_any": "cured by the first or by all remedies",
    "extra_edits": "edits beyond the injected, median",
    "seconds": "seconds of processor time, median",
}
METHOD = """\
Programs of {styles} styles learn {tasks} tasks; {operators} operators in {families} families each
put one fault into them, {look_alikes} look-alikes make them look broken while they work. A program
counts as faulty if R² on fresh rows fell (Mann-Whitney p < .05, Cohen's d ≥ .5 over 10 seeds) and
half of its seeds or more miss 95 % of what is attainable; as healthy if every seed reaches that.
Tasks, styles and operators are split in halves by a written rule (`halves.py`); thresholds are set
on the development half only. A cause is right if it names an injected fault, or if its removal
alone brings the program to 95 % from three seeds. A fix is carried out on the program itself and
of 10 fresh seeds may miss 95 % from one more than its host, without the fault, misses from them: 1
for nearly every host. Held-out programs whose results were looked at while the diagnosis was being
changed (`seen.txt`, {seen} of them) are left out unless asked for.
Further draws of held-out programs (`draws.py`, {draws} so far) have other hosts, severities and
pairs; a host of theirs that does not fit from every seed is left out with all made of it.

The published tools' rules are re-implemented from their descriptions (`rules.py`), without those
that reject every regression; they name several causes at once and offer no fix for these programs.
The random fix is one change drawn by lot. Made by `python -m benchmarks.faults`."""


def to_markdown(data: Mapping[str, Any], judged: Mapping[str, Mapping[str, list[Judged]]]) -> str:
    """Render a run: what was judged, the measures of every contestant, confusions."""
    title = "# Faults found, causes named, fixes that work"
    parts = [title, _method(), _known(), _machine(data)]
    for half, by_name in judged.items():
        parts += [f"## {half.capitalize()} half"]
        parts += _half(half, by_name) if by_name else ["Nothing was judged."]
    return "\n\n".join(part for part in parts if part) + "\n"


def _half(half: str, by_name: Mapping[str, list[Judged]]) -> list[str]:
    first, own = next(iter(by_name.items()))
    parts = [
        _counts(half, own),
        _measures({name: scores_of(each) for name, each in by_name.items()}),
    ]
    parts += [f"### {first}: injected family (rows) and family named first", _confusion(own)]
    parts += [f"### {first}: misjudged programs", _misjudged(own)]
    return [*parts, f"### {first}: named, but not cured", _uncured(own)]


def _method() -> str:
    families = {operator.family for operator in OPERATORS.values()}
    return METHOD.format(
        styles=len(STYLES),
        tasks=len(TASKS),
        operators=len(OPERATORS),
        families=len(families),
        look_alikes=len(LOOK_ALIKES),
        seen=len(seen_programs()),
        draws=len(DRAWS),
    )


def _known() -> str:
    """Say how far the ground truth has been measured."""
    known = load()
    seeds = [len(scores) for scores in known.scores.values()]
    faulty = [
        name
        for name in known.scores
        if CASES[name].host in known.scores and known.class_of(CASES[name]) == "faulty"
    ]
    return (
        f"Ground truth: {len(seeds)} of {len(CASES)} programs, each from {min(seeds)} to "
        f"{max(seeds)} seeds; rescuing causes of {len(known.rescues)} of {len(faulty)} faulty. "
        "Programs without are not judged."
    )


def _machine(data: Mapping[str, Any]) -> str:
    m = data["machine"]
    return (
        f"{m['processor']}, one of {m['cores']} cores, {m['system']}, Python {m['python']}. Commit "
        f"{m['commit']}, {m['date']}. Load of the machine at the start: {m['load_at_start']}. "
        f"Options: {data['options']}. Rates with Wilson's 95 % interval and counts."
    )


def _counts(half: str, judged: list[Judged]) -> str:
    known = load()
    n_all = sum(
        case.half == half
        and case.name not in seen_programs()
        and known.class_of(case) in ("faulty", "healthy", "silent")
        for case in CASES.values()
        if case.name in known.scores and case.host in known.scores
    )
    n_unseen = sum(each.case.name not in seen_programs() for each in judged)
    faulty, healthy, silent = (
        sum(each.truth == kind for each in judged) for kind in ("faulty", "healthy", "silent")
    )
    return (
        f"{n_unseen} of {n_all} programs, in an order drawn by lot"
        + (f", and {len(judged) - n_unseen} seen before" if n_unseen < len(judged) else "")
        + f". {faulty} faulty programs, {healthy} healthy ones "
        f"({healthy / max(1, faulty + healthy):.0%} of these), "
        f"{silent} with a wrong line that does no harm."
    )


def _misjudged(judged: list[Judged]) -> str:
    rows = [
        [each.case.name, each.truth, each.opinion.verdict, ", ".join(each.opinion.faults[:3])]
        for each in judged
        if not is_right(each)
    ]
    return table(["program", "truth", "verdict", "causes said"], rows)


def _uncured(judged: list[Judged]) -> str:
    rows = [
        [each.case.name, ", ".join(each.opinion.faults[:3]) or "–", str(len(each.is_cured))]
        for each in judged
        if each.truth == "faulty" and each.is_curable and is_right(each) and not any(each.is_cured)
    ]
    return table(["program", "causes said", "remedies tried"], rows) if rows else "None."


def _measures(by_name: Mapping[str, Scores]) -> str:
    rows = []
    for field in fields(Scores):
        values = [getattr(scores, field.name) for scores in by_name.values()]
        rows.append([LABELS[field.name], *(_cell(value) for value in values)])
    return table(["", *by_name], rows)


def _cell(value: Rate | float) -> str:
    if isinstance(value, Rate):
        return str(value)
    return "–" if value != value else f"{value:.2g}"


def _confusion(judged: list[Judged]) -> str:
    from curvesmith.diagnosis.finding import CAUSES

    counts = confusion(judged, CAUSES)
    injected = sorted({row for row, _ in counts})
    said = sorted({column for _, column in counts})
    rows = [[row, *(str(counts[row, column] or "") for column in said)] for row in injected]
    return table(["", *said], rows)


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Render a Markdown table."""
    header = list(header)
    lines = [header, ["---"] * len(header), *map(list, rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
