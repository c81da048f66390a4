"""``curvesmith demo``: the founding cases, failing as asked and then cured."""

from __future__ import annotations

import click

from curvesmith.cli import output, screen, words


@click.command("demo")
@click.argument("names", metavar="[NAME]...", nargs=-1, callback=words.one_of(words.DEMOS))
@click.option("--plot", metavar="FILE", help="Draw the demo too, as .png, .svg or .pdf; one NAME.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def demo_command(names: tuple[str, ...], plot: str | None, as_json: bool, quiet: bool) -> None:
    """Show why four networks that people asked about would not fit, and what cures them.

    NAME is sqrt, square, sine or sum; all four run by default. Each is trained as its asker had
    it, then cured, then fitted by the default NeuralRegressor.
    """
    names = names or words.DEMOS
    if plot:
        if len(names) > 1:
            raise click.UsageError(
                f"`--plot` must draw one demo, got {len(names)}. Name one of {', '.join(names)}."
            )
        output.check_picture(plot, ())

    from curvesmith.demo import run_demo

    results = []
    for name in names:
        with screen.steps(name, quiet=quiet) as progress:
            result = run_demo(name, None, progress)
        results.append(result)
        if not as_json:
            click.echo(f"{result.to_text()}\n")
    if plot:
        with output.explained(plot, "The demo's numbers stand."):
            results[0].plot(plot)
    if as_json:
        found = [result.to_dict() for result in results]
        screen.print_json(found[0] if len(found) == 1 else {"demos": found})
