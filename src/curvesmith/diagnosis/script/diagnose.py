"""diagnose_script: from a user's script to a report, with the line of every finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.handbook import page_of
from curvesmith.diagnosis.pages.figure import Figure
from curvesmith.diagnosis.report import Report, Rung
from curvesmith.diagnosis.script.early import RULE, SENTENCE, returned_behind
from curvesmith.diagnosis.script.edits.edit import Edit, edited
from curvesmith.diagnosis.script.late import repaired_after, with_column, with_edit, with_shapes
from curvesmith.diagnosis.script.process import Answer, ask
from curvesmith.diagnosis.script.repair import Repaired, repaired
from curvesmith.diagnosis.script.source import Repair, Source, diff, patched, read_source
from curvesmith.diagnosis.script.workspace import Workspace, workspace

__all__ = ["diagnose_script", "fixed_script"]

_MOST_ROUNDS = 8  # a run shows one error at a time
_GOOD = 0.9  # R2 of a training that nothing else need be wrong with
# Code that ran once, with the Python and the libraries of its day: what else is found comes first.
_OF_ITS_DAY = ("python-2", "removed-name", "missing-import")
# The child keeps to the budget by itself; this ends what it cannot end: a third as much again, and
# time enough for libraries to be imported.
_LONGEST, _IMPORTS = 1.3, 20.0


def diagnose_script(
    path: str | Path,
    *,
    args: Sequence[str] = (),
    rerun: bool = True,
    budget_s: float = 60.0,
    observer: Callable[[str, int, int], None] | None = None,
) -> Report:
    """Find out why the network that a script trains does not fit, and on which line.

    This runs the script: the user's own code, in a process of its own, on a copy of its folder,
    with bounded time and memory. Nothing in the user's folder changes and no window opens. Code
    that cannot run is explained; where there is one way to mean it, it is examined as repaired.

    Parameters
    ----------
    path : str or Path
        The script.
    args : sequence of str, default=()
        Its command-line arguments.
    rerun : bool, default=True
        Whether remedies are tried by training again.
    budget_s : float, default=60
        Seconds for all of it, about; what the script imports takes its time besides.
    observer : callable or None, default=None
        ``(label, done, total)``, called before each part of the examination.

    Returns
    -------
    report : Report
        As of `curvesmith.diagnose`; ``where`` of each finding has file, line and source text.

    Raises
    ------
    ValueError
        If ``budget_s`` is not positive, or the file is not text.
    OSError
        If it cannot be read.
    """
    if not budget_s > 0:
        raise ValueError(f"`budget_s` must be above 0, got {budget_s!r}. Give seconds, such as 60.")
    tell = observer or (lambda label, done, total: None)
    began = perf_counter()
    path = Path(path)
    original = read_source(path)
    fixed = repaired(original)
    if fixed.problem:
        return _unreadable(original, fixed.problem)
    with workspace(path) as place:
        tell("running the script", 0, 1)
        fixed, answer = _examined(place, fixed, tuple(args), rerun, budget_s)
        findings = _repair_findings(original, fixed)
        if "report" not in answer.content:
            return _not_examined(original, fixed, answer, findings)
    content = answer.content["report"]
    _show_diffs(content, original, fixed.source)
    if content["verdict"] in ("healthy", "cannot-tell") and not fixed.is_python_2:
        # Nothing else is known to be wrong: that it does not run is what is wrong with it.
        findings = [replace(finding, severity="fault") for finding in findings]
    return _report(original, content, findings, perf_counter() - began)


def fixed_script(path: str | Path, report: Report) -> str | None:
    """Return the script with the best remedy that was proven; None if none was.

    Where nothing else is proven, the repairs that let it run are the remedy.

    Parameters
    ----------
    path : str or Path
        The script as it was examined.
    report : Report
        Of `diagnose_script`.
    """
    remedies = [f.remedy for f in report.findings if f.remedy is not None and f.remedy.diff]
    proven = _best([r for r in remedies if r.verified])
    others = any(f.severity == "fault" and not _is_repair(f) for f in report.findings)
    stops = [f.remedy for f in report.findings if _is_repair(f) and f.remedy]
    repairs = [r.diff for r in (stops if others else remedies) if r.verified is None and r.diff]
    chosen = next(iter([*proven, *repairs]), None)
    return None if chosen is None else patched(read_source(Path(path)), chosen)


def _best(remedies: list[Remedy]) -> list[str]:
    """Return the diffs of proven remedies, best first; of those as good as each other, the first.

    R2 to two digits: what is beyond is chance.
    """
    reached = [round(remedy.after.get("r2", 0.0), 2) for remedy in remedies]
    order = sorted(range(len(remedies)), key=lambda i: (-reached[i], i))
    return [remedies[i].diff or "" for i in order]


def _examined(
    place: Workspace, fixed: Repaired, args: tuple[str, ...], rerun: bool, budget_s: float
) -> tuple[Repaired, Answer]:
    """Examine the script; repair what only running shows, and examine again."""

    def asked(fixed: Repaired) -> Answer:
        return ask(
            place,
            fixed.source,
            work="examine",
            args=args,
            seconds=max(_LONGEST * budget_s, budget_s + _IMPORTS),
            options={
                "name": fixed.source.name,
                "origin": list(fixed.source.origin),
                "budget": budget_s,
                "rerun": rerun,
            },
        )

    for _ in range(_MOST_ROUNDS):
        answer = asked(fixed)
        better = repaired_after(fixed, answer.stop) or _with_column(fixed, answer)
        better = better or _with_cure(fixed, answer)
        if better is None:
            break
        fixed = better
    longer = _with_all_iterations(fixed, answer)
    if longer is not None:
        trained = asked(longer)
        if "report" in trained.content:  # else the loop was none that trains
            return longer, trained
    return fixed, answer


def _with_all_iterations(fixed: Repaired, answer: Answer) -> Repaired | None:
    """Return the script with its only loop going on that returns at once, if nothing trains."""
    if answer.stop.kind != "finished" or "report" in answer.content:
        return None
    edit = returned_behind(fixed.source.text)
    return None if edit is None else with_edit(fixed, edit, RULE, SENTENCE)


def _with_column(fixed: Repaired, answer: Answer) -> Repaired | None:
    edits = answer.content.get("column") or ()
    return with_column(fixed, [Edit(**edit) for edit in edits])


def _with_cure(fixed: Repaired, answer: Answer) -> Repaired | None:
    """Return the script with a statement rewritten that ended it, if more is wrong with it."""
    cure = answer.content.get("cure")
    if cure is None or cure["after"].get("r2", 0.0) >= _GOOD:
        return None
    return with_shapes(fixed, [Edit(**edit) for edit in cure["edits"]], answer.stop)


def _show_diffs(content: dict[str, Any], original: Source, source: Source) -> None:
    """Give each finding the diff of its remedy, against the file that the user has."""
    for finding in content["findings"]:
        if finding["remedy"] is not None and finding["edits"]:
            edits = [Edit(**edit) for edit in finding["edits"]]
            finding["remedy"]["diff"] = diff(original, edited(source, edits))


def _repair_findings(original: Source, fixed: Repaired) -> list[Finding]:
    """Return one finding for each kind of repair, with the diff of all of them."""
    by_sentence: dict[str, list[Repair]] = {}
    for repair in fixed.repairs:
        key = repair.rule if repair.rule in ("python-2", "indentation") else repair.sentence
        by_sentence.setdefault(key, []).append(repair)
    change = diff(original, fixed.source)
    return [_repair_finding(original, repairs, change) for repairs in by_sentence.values()]


def _repair_finding(original: Source, repairs: list[Repair], change: str) -> Finding:
    first = repairs[0]
    more = f" (and {len(repairs) - 1} more lines)" if len(repairs) > 1 else ""
    if first.rule == RULE:
        remedy = Remedy("Put it behind the loop; what follows is about that script.", diff=change)
        where = _where(original, first.line)
        return Finding("too-few-steps", "fault", where, first.sentence, (), remedy)
    return Finding(
        "does-not-run",
        "note" if first.rule in _OF_ITS_DAY else "fault",
        _where(original, first.line),
        f"Line {first.line} does not run as it is{more}: {first.sentence}",
        (Number("repair", first.after, f"instead of {first.before!r}"),),
        Remedy("Repaired as below; what follows is about the repaired script.", diff=change),
    )


def _is_repair(finding: Finding) -> bool:
    """Whether a finding is of what was repaired before the examination."""
    return finding.cause == "does-not-run" or finding.sentence == SENTENCE


def _where(source: Source, line: int | None) -> Where:
    if line is None:
        return Where(file=source.name)
    return Where(file=source.name, line=line, text=source.line(line).strip())


def _unreadable(original: Source, problem: str) -> Report:
    words = problem.split()
    line = int(words[1]) if words[0] == "Line" else None
    finding = Finding("does-not-run", "fault", _where(original, line), problem, ())
    return Report(
        original.name,
        "does-not-run",
        problem,
        (finding,),
        facts={"kind": "script"},
        source=original.text,
    )


def _not_examined(
    original: Source, fixed: Repaired, answer: Answer, findings: list[Finding]
) -> Report:
    """Return the report of a script that stops before its training, or has none."""
    stop = answer.stop
    # Time that was over at no line of the script was over while it was taken apart.
    if stop.kind == "finished" or (stop.kind == "out-of-time" and stop.line is None):
        return Report(
            original.name,
            "cannot-tell",
            stop.sentence,
            tuple(findings),
            facts={"kind": "script"},
            source=original.text,
        )
    line = fixed.source.origin[stop.line - 1] if stop.line else None
    sentence = stop.sentence
    if line is not None:
        sentence = sentence.replace(f"Line {stop.line},", f"Line {line},", 1)
    finding = Finding(
        "does-not-run",
        "fault",
        _where(original, line),
        sentence,
        (Number("error", stop.error or stop.kind, "raised when the script is run"),),
        _cure(original, fixed.source, answer.content.get("cure")),
    )
    return Report(
        original.name,
        "does-not-run",
        sentence,
        (finding, *findings),
        facts={"kind": "script"},
        source=original.text,
    )


def _cure(original: Source, source: Source, cure: dict[str, Any] | None) -> Remedy | None:
    """Return the rewriting of a statement with which a script was seen to run and to fit."""
    if cure is None:
        return None
    edits = [Edit(**edit) for edit in cure["edits"]]
    return Remedy(
        "Rewrite the statement as below: the training then runs and goes down its loss.",
        verified=True,
        after=cure["after"],
        diff=diff(original, edited(source, edits)),
    )


def _report(
    original: Source, content: dict[str, Any], first: list[Finding], seconds: float
) -> Report:
    found = [_finding(plain) for plain in content["findings"]]
    verdict, sentence = content["verdict"], content["sentence"]
    faults = [f for f in first if f.severity == "fault"]
    stops = [f for f in faults if f.cause == "does-not-run"]
    if stops:
        verdict, sentence = "does-not-run", stops[0].sentence
    elif faults:
        verdict, sentence = "fault", faults[0].sentence
    return Report(
        original.name,
        verdict,
        sentence,
        (*first, *found),
        tuple(Rung(**rung) for rung in content["ladder"]),
        tuple(content["notes"]),
        {**content["facts"], "kind": "script", "seconds": round(seconds, 2)},
        tuple(Figure(**figure) for figure in content["figures"]),
        {finding.cause: page_of(finding.cause) for finding in (*first, *found)},
        original.text,
    )


def _finding(plain: dict[str, Any]) -> Finding:
    values = {k: plain[k] for k in ("cause", "severity", "sentence", "confidence")}
    remedy = plain["remedy"]
    return Finding(
        **values,
        where=Where(**plain["where"]),
        evidence=tuple(Number(**number) for number in plain["evidence"]),
        remedy=None if remedy is None else Remedy(**{**remedy, "changes": ()}),
    )
