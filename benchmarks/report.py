"""What a run of `benchmarks.steps` found, as plain data and as Markdown."""

from typing import Any

from benchmarks import default_fits
from benchmarks.contest import Outcome
from benchmarks.markdown import table
from benchmarks.operations import FORMULA, activation_count, floating_point_operations

OURS = "Curvesmith"

Record = dict[str, Any]


def to_record(outcome: Outcome, peak: float) -> Record:
    """Turn one outcome into plain data; ``peak`` in GFLOP/s."""
    case = outcome.task.case
    operations = floating_point_operations(case)
    bound = operations / peak / 1e3
    ours = outcome.timings.get(OURS)
    return {
        "network": case.name,
        "sizes": list(case.sizes),
        "activation": case.activation,
        "output": case.output,
        "rows": case.n_rows,
        "dtype": outcome.task.dtype.name,
        "operations": operations,
        "activations": activation_count(case),
        "bound_us": round(bound, 4),
        "share_of_peak": round(bound / ours.median, 4) if ours else None,
        "times": {
            name: {
                "median_us": round(timing.median, 3),
                "fastest_us": round(timing.fastest, 3),
                "spread": round(timing.spread, 3),
                "samples_us": [round(sample, 3) for sample in timing.samples],
            }
            for name, timing in outcome.timings.items()
        },
        "failed": outcome.failures,
        "notes": outcome.notes,
    }


def to_markdown(data: Record) -> str:
    """Render the data of one run: times, ratios, bounds, and the machine they belong to."""
    parts = [
        "# One gradient step, one core",
        _machine(data),
        "## Microseconds per full-batch step",
        "Loss, gradient and plain gradient-descent update. Median over the rounds; in brackets the "
        "slowest minus the fastest round, as a share of the median.",
        _times(data["steps"]),
        "\\* see the remarks at the end." if any(r["notes"] for r in data["steps"]) else "",
        _ratios(data["steps"]),
        "## Operations, bound and share reached",
        FORMULA,
        _bounds(data),
        "## Microseconds per prediction of one row",
        f"From a NumPy row to a NumPy answer. {OURS} and scikit-learn are timed through their "
        "estimators' `predict`, the others are bare forward passes.",
        _times(data["predictions"]),
        default_fits.to_markdown(data["default_fits"]) if data["default_fits"] else "",
        _remarks(data),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _machine(data: Record) -> str:
    machine, versions = data["machine"], data["versions"]
    libraries = ", ".join(f"{name} {version}" for name, version in versions.items())
    peaks = ", ".join(f"{peak:.1f} GFLOP/s {dtype}" for dtype, peak in data["peak_gflops"].items())
    return (
        f"{machine['processor']}, {machine['threads_used']} thread on one of {machine['cores']} "
        f"cores, {machine['system']}, Python {machine['python']}; {libraries}. "
        f"Commit {machine['commit']}, {machine['date']}. "
        f"Core: {machine['compiler']}, {machine['instruction_set']}. Load of the machine at the "
        f"start: {machine['load_at_start']}. Matrix-product peak measured in this run: {peaks}.\n\n"
        f"All contestants start from the same numbers, are checked against float64 NumPy, and are "
        f"timed in turn: {data['rounds']} rounds of about {data['seconds']} s each, "
        f"{data['clock']} time."
    )


def _times(records: list[Record]) -> str:
    names = _contestants(records)
    rows = [[*_label(record), *(_time(record, name) for name in names)] for record in records]
    return table(["network", "rows", "dtype", *names], rows)


def _ratios(records: list[Record]) -> str:
    names = [name for name in _contestants(records) if name != OURS]
    if not names or not any(OURS in record["times"] for record in records):
        return ""
    rows = [[*_label(record), *(_ratio(record, name) for name in names)] for record in records]
    ratios = table(["network", "rows", "dtype", *names], rows)
    return f"## Times as long as {OURS}\n\n{ratios}"


def _bounds(data: Record) -> str:
    header = ["network", "rows", "dtype", "10^6 operations", "10^3 activations", "bound, µs"]
    rows = [
        [
            *_label(record),
            f"{record['operations'] / 1e6:.3f}",
            f"{record['activations'] / 1e3:.1f}",
            _digits(record["bound_us"]),
            _time(record, OURS),
            "" if record["share_of_peak"] is None else f"{record['share_of_peak']:.0%}",
        ]
        for record in data["steps"]
    ]
    return table([*header, f"{OURS}, µs", "share of peak"], rows)


def _remarks(data: Record) -> str:
    lines = [f"- {name} is absent: {reason}." for name, reason in data["absent"].items()]
    seen: dict[str, list[str]] = {}
    for record in data["steps"] + data["predictions"]:
        where = f"{record['network']} {record['dtype']}"
        for name, reason in record["failed"].items():
            seen.setdefault(f"{name} failed: {reason}", []).append(where)
        for name, note in record["notes"].items():
            seen.setdefault(f"{name}: {note}", []).append(where)
    lines += [f"- {remark} ({', '.join(places)})." for remark, places in seen.items()]
    return "## Absent, failed, different\n\n" + "\n".join(lines) if lines else ""


def _contestants(records: list[Record]) -> list[str]:
    """Every name that has a time or a failure, ours first."""
    names = dict.fromkeys(name for r in records for name in [*r["times"], *r["failed"]])
    return sorted(names, key=lambda name: not name.startswith(OURS))


def _label(record: Record) -> list[str]:
    return [record["network"], str(record["rows"]), record["dtype"]]


def _time(record: Record, name: str) -> str:
    if name in record["failed"]:
        return "failed"
    if name not in record["times"]:
        return ""
    time = record["times"][name]
    mark = " *" if name in record["notes"] else ""
    return f"{_digits(time['median_us'])} ({time['spread']:.0%}){mark}"


def _ratio(record: Record, name: str) -> str:
    if name not in record["times"] or OURS not in record["times"]:
        return ""
    return f"{record['times'][name]['median_us'] / record['times'][OURS]['median_us']:.1f}"


def _digits(value: float) -> str:
    """Three significant digits, never in powers of ten."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
