"""``curvesmith predict``: from a model file and a data file to predictions."""

from __future__ import annotations

import click

from curvesmith.cli import output, screen


@click.command("predict")
@click.argument("model")
@click.argument("data")
@click.option("--out", metavar="FILE", help="Write a CSV file; - is standard output, the default.")
@click.option("--strict", is_flag=True, help="Refuse missing cells rather than leave rows out.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@click.option("--quiet", is_flag=True, help="Print no notes.")
def predict_command(
    model: str, data: str, out: str | None, strict: bool, as_json: bool, quiet: bool
) -> None:
    """Predict by MODEL for every row of DATA.

    DATA is a CSV, TSV or Parquet file, gzipped or not, or - for standard input. Its columns are
    matched by name: order does not matter, others are ignored. One line is written for each row;
    rows with missing features read NaN. If DATA has the target column too, the predictions are
    compared with it.
    """
    out = None if out == "-" else out
    if out:
        output.check_output("--out", out, (model, data))

    from curvesmith.files import write_whole
    from curvesmith.tabular import predict_table, read_table

    prediction = predict_table(model, read_table(data), strict=strict)
    if out:
        with output.explained(out, "A file of that name, if there was one, is as it was."):
            write_whole(out, prediction.to_csv().encode())
    if as_json:
        screen.print_json(prediction.to_dict())
        return
    if not out:
        click.echo(prediction.to_csv(), nl=False)
    notes = [*prediction.notes]
    if prediction.scores:
        rmse, mae, r2 = screen.digits(prediction.scores.to_dict())
        target = prediction.target
        notes.append(f"Against {target!r} in the data: RMSE {rmse}, MAE {mae}, R2 {r2}.")
    if out:
        notes.append(f"Predictions of {len(prediction.values):,} rows are in '{out}'.")
    screen.say(notes, quiet=quiet)
