"""``curvesmith fit``: from a data file to a measured network in a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from curvesmith.cli import output, screen, words
from curvesmith.cli.guard import INTERRUPTED

if TYPE_CHECKING:
    from curvesmith.tabular import TableFit


@click.command("fit")
@click.argument("data")
@click.option("--target", metavar="COLUMN", required=True, help="The column to predict.")
@click.option(
    "--features",
    metavar="A,B,…",
    multiple=True,
    help="The columns to predict from; by default all others.",
)
@click.option("--without", metavar="A,B,…", multiple=True, help="Columns to leave out.")
@click.option(
    "--hidden",
    metavar="N,N,…|auto",
    callback=words.hidden_layers,
    default="auto",
    show_default=True,
    help="Units of each hidden layer, as in 10,10.",
)
@click.option(
    "--activation",
    metavar="NAME",
    cls=words.TableOption,
    table="curvesmith.activations:ACTIVATIONS",
    default="tanh",
    show_default=True,
    help="Of the hidden layers.",
)
@click.option(
    "--solver",
    metavar="NAME",
    callback=words.one_of(words.SOLVERS),
    default="auto",
    show_default=True,
    help=f"{', '.join(words.SOLVERS)}.",
)
@click.option(
    "--loss",
    metavar="NAME",
    cls=words.TableOption,
    table="curvesmith.losses:LOSSES",
    default="squared",
    show_default=True,
    help="What is minimised.",
)
@click.option(
    "--learning-rate",
    type=click.FloatRange(min=0, min_open=True),
    help="Of the first-order solvers; chosen automatically by default.",
)
@click.option(
    "--max-iter",
    type=click.IntRange(min=1),
    help="Most iterations or epochs; chosen automatically by default.",
)
@click.option(
    "--test-size",
    type=click.FloatRange(min=0, max=1, max_open=True),
    default=0.2,
    show_default=True,
    help="Share of the rows held out to measure on; 0 for none.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0, max=2**32 - 1),
    default=0,
    show_default=True,
    help="Chooses the held-out rows and the starts.",
)
@click.option("--strict", is_flag=True, help="Refuse missing cells rather than drop their rows.")
@click.option(
    "--out", metavar="FILE", help="The model file; by default DATA's name in this folder."
)
@click.option("--plot", metavar="FILE", help="Draw the fit too, as .png, .svg or .pdf.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@click.pass_context
def fit_command(
    context: click.Context,
    /,
    data: str,
    target: str,
    features: tuple[str, ...],
    without: tuple[str, ...],
    test_size: float,
    seed: int,
    strict: bool,
    out: str | None,
    plot: str | None,
    as_json: bool,
    quiet: bool,
    **network: Any,
) -> None:
    """Fit a network to DATA and measure it on held-out rows.

    DATA is a CSV, TSV or Parquet file, gzipped or not, or - for standard input. Columns are
    scaled, text columns of few values encoded, rows with missing cells dropped and counted. A part
    of the rows is held out; the mean, a linear model and the network are fitted on the rest and
    compared on it. The network that was measured is the one that is saved.

    Ctrl-C ends the training: the best network so far is measured and saved, and the exit code is
    130.
    """
    out = out or output.default_model_name(data)
    output.check_output("--out", out, (data,))
    if plot:
        output.check_picture(plot, (data, out))

    from curvesmith.tabular import fit_table, read_table

    table = read_table(data)
    is_drawn = sys.stderr.isatty()
    fit = fit_table(
        table,
        target,
        features=words.split_names(features) or None,
        without=words.split_names(without),
        test_size=test_size,
        seed=seed,
        strict=strict,
        options={**_options(**network), "verbose": int(is_drawn and not quiet)},
        observer=None if is_drawn or quiet else screen.plain_lines("fitting"),
    )
    with output.explained(out, "A file of that name, if there was one, is as it was."):
        fit.save(out)
    if plot:
        with output.explained(plot, f"The model is in '{out}'."):
            fit.plot(plot)
    if as_json:
        screen.print_json(fit.to_dict())
    else:
        _print_report(fit, plot)
    if fit.is_interrupted:
        click.echo(f"curvesmith: Interrupted; the best so far is in '{out}'.", err=True)
        context.exit(INTERRUPTED)


def _options(
    hidden: str | tuple[int, ...],
    activation: str,
    solver: str,
    loss: str,
    learning_rate: float | None,
    max_iter: int | None,
) -> dict[str, Any]:
    """Name the options as NeuralRegressor does."""
    return {
        "hidden_layer_sizes": hidden,
        "activation": activation,
        "solver": solver,
        "loss": loss,
        "learning_rate": learning_rate or "auto",
        "max_iter": max_iter or "auto",
    }


def _print_report(fit: TableFit, plot: str | None) -> None:
    record = fit.model.record_
    n_rows, n_held_out = len(fit.prepared.y), int(fit.held_out.sum())
    facts = [
        ("data", f"{fit.prepared.source}: {n_rows:,} rows, {n_held_out:,} of them held out"),
        ("features", ", ".join(fit.prepared.encoding.inputs)),
        ("target", fit.prepared.encoding.target),
        *(("dropped", sentence) for sentence in fit.prepared.dropped.sentences()),
        *(("note", sentence) for sentence in fit.prepared.notes),
        ("network", f"{record.network}, {record.n_params:,} parameters"),
        ("solver", f"{record.solver}, {fit.seconds:.2g} s"),
        *(("why", sentence) for sentence in record.why),
        ("stopped", record.stopped),
        *(("warning", sentence) for sentence in fit.warnings),
        ("model", str(fit.path)),
        *((("picture", plot),) if plot else ()),
    ]
    screen.print_facts(facts)
    screen.print_ladder(fit.to_dict())
