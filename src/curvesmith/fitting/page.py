"""The summary of a fitted model as HTML, to stand below scikit-learn's diagram."""

from __future__ import annotations

from html import escape

from curvesmith.record import FitRecord

__all__ = ["summary_html"]


def summary_html(record: FitRecord) -> str:
    """Return the record as a small table.

    Parameters
    ----------
    record : FitRecord
        Of a fit.

    Returns
    -------
    html : str
        One ``<table>``, every value escaped.
    """
    held_out = f", {record.n_validation_rows} held out" if record.n_validation_rows else ""
    rows = [
        ("Network", f"{record.network}, {record.n_params} parameters"),
        ("Rows", f"{record.n_rows}{held_out}"),
        ("Solver", f"{record.solver}, {_penalty(record)}"),
        ("Training R²", f"{record.train_r2:.4f}"),
        ("Stopped", record.stopped),
        ("Time", f"{record.seconds:.2f} s"),
        *(("Warning", text) for text in record.warnings),
    ]
    cells = "".join(
        f'<tr><th style="text-align:left">{escape(name)}</th>'
        f'<td style="text-align:left">{escape(text)}</td></tr>'
        for name, text in rows
    )
    return f'<table class="curvesmith-summary">{cells}</table>'


def _penalty(record: FitRecord) -> str:
    """Return what kept the network from following noise."""
    if record.regularization == "evidence":
        return "penalties by evidence"
    return f"alpha={record.alpha:.2g}"
