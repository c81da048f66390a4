"""Edits of what a network is asked behind its training, and of what it answers."""

import pytest
from tests.diagnosis.script.test_edit_families import changed

from curvesmith.diagnosis.script.edits import Case, alternatives
from curvesmith.diagnosis.script.edits.units import scalings
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.source import Source

LOOP = "for i in range(9):\n    step(A, b)\n"


def found(data: str, behind: str, cause: str = "evaluation-scale") -> list[list[str]]:
    """Return what edits change in a script that prints an error last."""
    text = f"{data}{LOOP}{behind}print(((p - z) ** 2).mean())\n"
    n = data.count("\n")
    last = text.count("\n")
    lines = Lines(inputs=1, targets=2, loop=n + 1, X_text="A", y_text="b", judged_value=n + 3)
    case = Case(Source.of(text), lines, line=last)
    return [changed(case, edits) for edits in alternatives(cause, case)]


@pytest.mark.parametrize(
    ("data", "behind", "new"),
    [
        ("A = X / 9\nb = (y - m) / s\n", "p = net(A)\n", "p = net(A) * s + m"),
        ("A = X / 9\nb = 2 * (y - lo) / (hi - lo) - 1\n", "p = net(A)\n",
         "p = (net(A) + 1) * (hi - lo) / 2 + lo"),
        ("A = X / 9\nb = np.log(y)\n", "p = net(A)\n", "p = np.exp(net(A))"),
        ("A = X / 9\nb = np.log10(y / 5)\n", "p = net(A)\n", "p = 10 ** net(A) * 5"),
        ("A = u.fit_transform(X)\nb = v.fit_transform(y)\n", "p = u.inverse_transform(net(A))\n",
         "p = v.inverse_transform(net(A))"),
        ("A = X / 9\nb = (y - m) / s\n", "p = net(A) * m + s\n", "p = net(A) * s + m"),
        ("A = X / 9\nb = (y - m) / s\n", "p = (net(A) + m) * s\n", "p = net(A) * s + m"),
        ("A = X / 9\nb = nn(y, m, s)\ndef nn(v, c, d):\n    return (v - c) / d\n", "p = net(A)\n",
         "p = net(A) * s + m"),
    ],
)  # fmt: skip
def test_predictions_are_turned_back_as_targets_were_scaled(data, behind, new):
    """Whatever the script does to them before, its own way back takes the place of it."""
    assert [f"-{behind.strip()}", f"+{new}"] in found(data, behind)


@pytest.mark.parametrize(
    ("data", "behind", "new"),
    [
        ("A = (X - c) / d\nb = y / 5\n", "p = net(Z) * 5\n", "p = net((Z - c) / d) * 5"),
        ("A = (X - c) / d\nb = y / 5\n", "p = np.tanh(Z @ W) @ v\n",
         "p = np.tanh(((Z - c) / d) @ W) @ v"),
        ("A = (X - c) / d\nb = y / 5\n", "p = [net(q) for q in Z]\n",
         "p = [net(q) for q in ((Z - c) / d)]"),
        ("A = u.fit_transform(X)\nb = y\n", "p = net(Z)\n", "p = net(u.transform(Z))"),
        ("A = (X - c) / d\nb = y / 5\n", "p = net((Z - Z.mean(0)) / Z.std(0))\n",
         "p = net((Z - c) / d)"),
        ("A = nn(X)\nb = y\ndef nn(v):\n    m, s = v.mean(0), v.std(0)\n    return (v - m) / s\n",
         "p = net(nn(Z))\n", "p = net((Z - X.mean(0)) / X.std(0))"),
    ],
)  # fmt: skip
def test_rows_are_scaled_as_those_of_the_training(data, behind, new):
    """As arguments, in products and loops, and in the place of a scaling of their own."""
    assert [f"-{behind.strip()}", f"+{new}"] in found(data, behind, "evaluation-data")


def test_rows_that_a_function_is_given_are_scaled_in_it():
    """If the training does not call it too."""
    data = "A = (X - c) / d\nb = y / 5\ndef ask(x):\n    return forward(x) * 5\n"

    assert ["-    return forward(x) * 5", "+    return forward((x - c) / d) * 5"] in found(
        data, "p = ask(Z)\n", "evaluation-data"
    )


def test_numbers_are_kept_of_an_array_that_loses_its_own():
    """Before the first statement that changes it."""
    case = Case(Source.of("y -= y.mean()\ny /= y.std()\n"), Lines(targets=2, y_text="y"))
    (one,) = scalings(case)

    assert (one.done, one.undone) == ("({} - y_mean) / y_std", "{} * y_std + y_mean")
    assert [edit.new for edit in one.keeps] == ["y_mean = y.mean()", "y_std = y.std()"]


def test_formulas_of_data_are_no_scalings():
    """An array that meets others, or itself."""
    text = "y = 3 + 2 * x * z ** 2\nh = a * (1 - a)\nq = np.sin(2 * x)[:, None] * r\n"

    assert scalings(Case(Source.of(text), Lines())) == []
