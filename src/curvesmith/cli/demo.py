"""``curvesmith demo``: the founding cases, failing as asked and then cured."""

from __future__ import annotations

import click

from curvesmith.cli import output, screen, words


@click.command("demo")
@click.argument("names", metavar="[NAME]...", nargs=-1, callback=words.one_of(words.DEMOS))
@click.option(
    "--plot",
    metavar="FILE",
    help="Where the picture goes, as .png, .svg or .pdf; one NAME.  [default: curvesmith-NAME.png]",
)
@click.option("--no-plot", is_flag=True, help="Draw no picture.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object; draw if --plot.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def demo_command(
    names: tuple[str, ...], plot: str | None, no_plot: bool, as_json: bool, quiet: bool
) -> None:
    """Show why four networks that people asked about would not fit, and what cures them.

    NAME is sqrt, square, sine or sum; all four run by default. Each is trained as its asker had
    it, then cured, then fitted by the default NeuralRegressor, and drawn in one picture.
    """
    names = names or words.DEMOS
    pictures = _pictures(names, plot, drawn=not (no_plot or as_json))

    from curvesmith.demo import run_demo

    results = []
    for name in names:
        with screen.steps(name, quiet=quiet) as progress:
            result = run_demo(name, None, progress)
        results.append(result)
        if not as_json:
            click.echo(f"{result.to_text()}\n")
        if name in pictures:
            with output.explained(pictures[name], "The demo's numbers stand."):
                result.plot(pictures[name])
            screen.say([f"picture in {pictures[name]}"])
    if as_json:
        found = [result.to_dict() for result in results]
        screen.print_json(found[0] if len(found) == 1 else {"demos": found})


def _pictures(names: tuple[str, ...], plot: str | None, *, drawn: bool) -> dict[str, str]:
    """Return the picture of each demo: the one asked for, else one each where they can be drawn."""
    if plot:
        if len(names) > 1:
            raise click.UsageError(
                f"`--plot` must draw one demo, got {len(names)}. Name one of {', '.join(names)}."
            )
        output.check_picture(plot, ())
        return {names[0]: plot}
    if not drawn:
        return {}
    if not output.can_draw():
        screen.say(["no pictures: they need matplotlib, `pip install 'curvesmith[plot]'`."])
        return {}
    return {name: f"curvesmith-{name}.png" for name in names}
