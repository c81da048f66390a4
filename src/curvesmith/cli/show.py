"""``curvesmith show``: what a model file holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from curvesmith.cli import screen


@click.command("show")
@click.argument("model")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
def show_command(model: str, as_json: bool) -> None:
    """Tell what MODEL is, what it was fitted on, and how good it is."""
    from curvesmith.tabular import describe_model

    description = describe_model(model)
    if as_json:
        screen.print_json(description)
        return
    screen.print_facts(_facts(description))
    if description["report"]:
        screen.print_ladder(description["report"])


def _facts(description: Mapping[str, Any]) -> list[tuple[str, str]]:
    record, report = description["record"], description["report"]
    facts = [
        ("model", description["model"]),
        ("network", f"{record['network']}, {record['n_params']:,} parameters"),
        ("solver", f"{record['solver']}, {record['loss']} loss, {record['seconds']:.2g} s"),
        ("stopped", record["stopped"]),
    ]
    facts += [("feature", _feature_line(feature)) for feature in description["features"] or ()]
    if description["target"]:
        facts.append(("target", description["target"]))
    if report:
        held_out = f"{report['rows_held_out']:,} of them held out"
        facts.append(("data", f"{report['source']}: {report['rows']:,} rows, {held_out}"))
        facts += [("warning", sentence) for sentence in report["warnings"]]
    else:
        facts.append(("data", f"{record['n_rows']:,} rows, {record['n_features']} features"))
    written = ", ".join(f"{name} {version}" for name, version in description["versions"].items())
    return [*facts, ("written by", written)]


def _feature_line(feature: Mapping[str, Any]) -> str:
    if feature.get("categories"):
        return f"{feature['name']}: {', '.join(feature['categories'])}"
    if feature.get("low") is None:
        return str(feature["name"])
    return f"{feature['name']}: {feature['low']:.6g} to {feature['high']:.6g}"
