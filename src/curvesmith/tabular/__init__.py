"""Tables: from a data file to a fitted network and back, all the logic of the command line.

``reading`` turns a file into a `Table` (``delimited`` and ``parquet`` know the formats, ``cells``
what a number is), ``preparing`` makes inputs of it (``selection`` of columns and rows,
``encoding``) and holds rows out, ``fitting`` fits and measures (``scores``), ``predicting`` applies
a saved model, ``describing`` tells what it is, ``diagnosing`` why it does not fit.
"""

from curvesmith.tabular.describing import describe_model
from curvesmith.tabular.diagnosing import diagnose_table
from curvesmith.tabular.fitting import TableFit, fit_table
from curvesmith.tabular.predicting import TablePrediction, predict_table
from curvesmith.tabular.reading import read_table
from curvesmith.tabular.table import Column, Table

__all__ = [
    "Column",
    "Table",
    "TableFit",
    "TablePrediction",
    "describe_model",
    "diagnose_table",
    "fit_table",
    "predict_table",
    "read_table",
]
