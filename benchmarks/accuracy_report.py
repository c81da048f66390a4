"""Parts of the accuracy reports: the machine, the learners, one table per score, the remarks."""

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.learners import LEARNERS
from benchmarks.ledger import Record
from benchmarks.markdown import number, spread, table
from benchmarks.published import Column
from benchmarks.scores import Mean, mean

OURS = "curvesmith"
CLOCKS = {"wall": "seconds", "processor": "processor_seconds"}

Summary = Callable[[list[Record]], str]


def head(data: Record) -> str:
    """Say where and when the numbers were measured."""
    libraries = ", ".join(f"{name} {version}" for name, version in data["versions"].items())
    lines = dict.fromkeys(_run(data, number) for number in sorted(_runs_used(data)))
    quick = "\n\n**A quick look: too few fits for numbers to quote.**" if data["quick"] else ""
    return "\n".join(lines) + f"\n\n{libraries}; seconds are {data['clock']} time." + quick


def _runs_used(data: Record) -> set[int]:
    return {result["run"] for result in data["results"]}


def _run(data: Record, number: int) -> str:
    run = data["runs"][number]
    return (
        f"{run['processor']}, {run['threads_used']} thread on one of {run['cores']} cores, "
        f"{run['system']}, Python {run['python']}; commit {run['commit']}, {run['date']}; core: "
        f"{run['compiler']}, {run['instruction_set']}; load at the start {run['load_at_start']}."
    )


def contestants(data: Record) -> str:
    """List who took part, with their settings."""
    lines = [f"- **{LEARNERS[name].title}**: {LEARNERS[name].about}." for name in learners(data)]
    return "\n".join(lines)


def learners(data: Record) -> list[str]:
    """Return the learners that have results, in the order of the list of learners."""
    present = {result["learner"] for result in data["results"]}
    return [name for name in LEARNERS if name in present]


def sets(data: Record) -> list[str]:
    """Return the sets that have results, in their order."""
    return list(dict.fromkeys(result["set"] for result in data["results"]))


def of(data: Record, name: str, learner: str) -> list[Record]:
    """Return the results of one learner on one set, by split."""
    chosen = [r for r in data["results"] if r["set"] == name and r["learner"] == learner]
    return sorted(chosen, key=lambda result: result["split"])


def average(results: list[Record], metric: str) -> Mean | None:
    """Average a score over splits; None if no split has it."""
    values = [result[metric] for result in results if metric in result]
    return mean(values) if values else None


def averaged(metric: str) -> Summary:
    """Return what writes the mean of a score and its standard error."""

    def summary(results: list[Record]) -> str:
        found = average(results, metric)
        n_failed = sum("failed" in result for result in results)
        if found is None:
            return "failed" if n_failed else ""
        return spread(found) + (f" ({n_failed} failed)" if n_failed else "")

    return summary


def grid(
    data: Record,
    summary: Summary,
    columns: Sequence[Column] = (),
    *,
    names: Sequence[str] | None = None,
) -> str:
    """Return a table with a row per set, a column per learner, and published columns after."""
    shown = learners(data)
    titles = [LEARNERS[learner].title for learner in shown]
    rows = []
    for name in names or sets(data):
        ours = [summary(of(data, name, learner)) for learner in shown]
        theirs = [spread(c.values[name]) if name in c.values else "" for c in columns]
        rows.append([name, str(_n_splits(data, name)), *ours, *theirs])
    return table(["set", "fits", *titles, *(column.title for column in columns)], rows)


def seconds(data: Record) -> Summary:
    """Return what writes the mean seconds of a fit, on the clock that was asked for."""
    return averaged(CLOCKS[data["clock"]])


def times_as_long(data: Record) -> str:
    """Return a table of mean seconds over those of Curvesmith."""
    clock = CLOCKS[data["clock"]]
    others = [learner for learner in learners(data) if learner != OURS]
    rows = []
    for name in sets(data):
        ours = average(of(data, name, OURS), clock)
        theirs = [average(of(data, name, learner), clock) for learner in others]
        rows.append([name, *(number(t.value / ours.value) if t and ours else "" for t in theirs)])
    return table(["set", *(LEARNERS[learner].title for learner in others)], rows)


def _n_splits(data: Record, name: str) -> int:
    return len({result["split"] for result in data["results"] if result["set"] == name})


def remarks(data: Record) -> str:
    """List what was unusual: notes, failures, warnings, each with its sets."""
    seen: dict[tuple[str, str], dict[str, int]] = {}
    for result in data["results"]:
        for remark in _remarks_of(result):
            places = seen.setdefault((LEARNERS[result["learner"]].title, remark), {})
            places[result["set"]] = places.get(result["set"], 0) + 1
    lines = [f"- {title}: {said} ({_places(places)})." for (title, said), places in seen.items()]
    return "## Remarks\n\n" + "\n".join(sorted(lines)) if lines else ""


def _remarks_of(result: Record) -> list[str]:
    said = [result["note"]] if "note" in result else []
    said += [f"failed: {result['failed']}"] if "failed" in result else []
    return said + [f"warned: {category}" for category in result.get("warnings", {})]


def _places(places: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}×" for name, count in places.items())


def join(*parts: Any) -> str:
    """Join the parts of a report that are not empty."""
    return "\n\n".join(part for part in parts if part) + "\n"
