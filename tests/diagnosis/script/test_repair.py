"""Code that cannot run is repaired where there is only one way to mean it."""

import ast

import pytest

from curvesmith.diagnosis.script.repair import repaired
from curvesmith.diagnosis.script.source import Source, diff, read_source

# Python 2 beside what it means in Python 3.
PYTHON_2 = [
    ('print "a"', 'print("a")'),
    ('print "%d" % (1,)', 'print("%d" % (1,))'),
    ("print 'a', 2", "print('a', 2)"),
    ("print 'a',", "print('a', end=' ')"),
    ("print 0\nprint ('a'), 2", "print(0)\nprint(('a'), 2)"),
    ("import sys\nprint 0\nprint >>sys.stderr, 'a'",
     "import sys\nprint(0)\nprint('a', file=sys.stderr)"),
    ("if 1: print 'a'; print 'b'", "if 1: print('a'); print('b')"),
    ("print '''a\nb'''", "print('''a\nb''')"),
    ("print 0\nprint -1", "print(0)\nprint(-1)"),
    ("print 'x' # why", "print('x') # why"),
    ("try:\n    pass\nexcept (OSError, KeyError), e:\n    pass",
     "try:\n    pass\nexcept (OSError, KeyError) as e:\n    pass"),
    ("raise ValueError, 'a'", "raise ValueError('a')"),
    ("print 1 <> 2", "print(1 != 2)"),
    ("print `1`", "print(repr(1))"),
    ("print 10L, 0777", "print(10, 0o777)"),
    ("d = {}\nprint d.iteritems()", "d = {}\nprint(d.items())"),
    ("for i in xrange(3):\n    print i", "for i in range(3):\n    print(i)"),
    ("from math import *\nfor i in xrange(3):\n    print cos(i)",
     "from math import *\nfor i in range(3):\n    print(cos(i))"),
    ("if 1:\n        a = 1\n\tprint a", "if 1:\n        a = 1\n        print(a)"),
]  # fmt: skip
NAMES = "import numpy as np\nbh = 1\ndbh = 2\nby = 3\nlearning_rate = 4\nX_train = 5\n"
LOOP = """w = 0.0
for i in range(9):
p = w * 2
g = 2 * (p - 1)
if i == 0:
print(g)
w -= 0.1 * g
print(w)
"""


def rules(text: str) -> list[str]:
    """Return the rules by which a text was repaired."""
    return [repair.rule for repair in repaired(Source.of(text)).repairs]


@pytest.mark.parametrize(("old", "new"), PYTHON_2)
def test_python_2_becomes_python_3(old, new):
    """Each statement of Python 2 is rewritten on its own line."""
    result = repaired(Source.of(old))

    assert result.source.text.strip() == new
    assert result.is_python_2
    assert not result.problem


@pytest.mark.parametrize("text", ['print("a")', "print('a', 'b')", "print", "a = 1 / 2\n", ""])
def test_python_3_is_left_alone(text):
    """What parses and defines its names comes back as it was."""
    source = Source.of(text)

    assert repaired(source).source == source
    assert rules(text) == []


@pytest.mark.parametrize(
    ("used", "meant"),
    [("bh1", "bh"), ("dbh_", "dbh"), ("x_train", "X_train"), ("learnin_rate", "learning_rate"),
     ("laerning_rate", "learning_rate")],
)  # fmt: skip
def test_slip_becomes_the_nearest_name(used, meant):
    """One letter more, less or swapped, or another case, has one meaning."""
    result = repaired(Source.of(f"{NAMES}a = {used} + 1\n"))

    assert result.source.lines[-1] == f"a = {meant} + 1"
    assert [(r.rule, r.line) for r in result.repairs] == [("undefined-name", 7)]
    assert f"`{used}` is not defined; `{meant}` is." in result.repairs[0].sentence


@pytest.mark.parametrize("used", ["W3", "q", "bz", "momentum", "x"])
def test_doubtful_name_is_left_alone(used):
    """Two names as near, or none near, is no repair."""
    text = f"{NAMES}W1 = W2 = 1\na = {used} + 1\n"

    assert repaired(Source.of(text)).source.text == text


def test_names_of_functions_count_where_they_are_visible():
    """A slip in a function means its own variable; that of another function is no candidate."""
    text = "def f(hidden):\n    return hiden\n\n\ndef g(value):\n    return hiden\n"

    assert repaired(Source.of(text)).source.lines[1::4] == (
        "    return hidden",
        "    return hiden",
    )


def test_missing_import_is_added_behind_docstring_and_future():
    """Everybody calls NumPy np; the findings keep naming the user's lines."""
    text = '"""Doc."""\nfrom __future__ import annotations\nx = np.ones(3)\n'
    result = repaired(Source.of(text))

    assert result.source.lines[2:] == ("import numpy as np", "x = np.ones(3)")
    assert result.source.origin == (1, 2, 2, 3)


@pytest.mark.parametrize(
    ("old", "new"),
    [("np.float(1)", "float(1)"), ("np.Inf", "np.inf"), ("np.product([1])", "np.prod([1])")],
)
def test_removed_numpy_name_is_replaced(old, new):
    """What NumPy has dropped gets the name of today."""
    result = repaired(Source.of(f"import numpy as np\nx = {old}\n"))

    assert result.source.lines[1] == f"x = {new}"
    assert result.repairs[0].rule == "removed-name"


def test_removed_module_is_replaced_in_an_import():
    """``from old import name`` names the module of today."""
    result = repaired(Source.of("from sklearn.cross_validation import KFold\n"))

    assert result.source.lines[0] == "from sklearn.model_selection import KFold"


def test_lost_indentation_of_a_loop_is_restored():
    """A loop reaches to the last statement that changes what it read; a condition holds one."""
    result = repaired(Source.of(LOOP))

    indents = [len(line) - len(line.lstrip()) for line in result.source.lines]
    assert indents == [0, 0, 4, 4, 4, 8, 4, 0]
    assert {r.rule for r in result.repairs} == {"indentation"}


@pytest.mark.parametrize(
    "text", ["class A:\ndef f(self):\nreturn 1\n", "for i in range(3):\nprint(i)\n", "if 1:\n"]
)
def test_indentation_that_cannot_be_told_is_a_problem(text):
    """Methods and loops without a carried name show no extent."""
    result = repaired(Source.of(text))

    assert result.source.text.strip() == text.strip()
    assert "must be indented below" in result.problem


def test_quotes_and_signs_from_a_page_are_plain():
    """Curly quotes, the minus sign and hard spaces are what they look like."""
    result = repaired(Source.of("a\u00a0= 3 \u2212 1\nprint(\u201ca\u201d)\n"))

    assert result.source.lines == ("a = 3 - 1", 'print("a")')


def test_prompts_of_a_session_are_dropped():
    """A pasted session is the code that was typed."""
    assert repaired(Source.of(">>> a = 1\n>>> a + 1\n")).source.lines == ("a = 1", "a + 1")


def test_what_is_not_python_is_named_with_its_line():
    """No repair, one sentence."""
    result = repaired(Source.of("a = 1\nb = = 2\n"))

    assert result.repairs == ()
    assert "Line 2 must be Python, got `b = = 2`" in result.problem


def test_diff_shows_what_was_repaired():
    """The diff holds the old and the new line and no other change."""
    source = Source.of(f"{NAMES}a = bh1\n")
    lines = diff(source, repaired(source).source).splitlines()

    assert [x for x in lines if x[0] in "+-" and x[:3] not in ("+++", "---")] == [
        "-a = bh1",
        "+a = bh",
    ]


def test_repaired_text_parses():
    """Whatever is called repaired is Python."""
    for old, _ in PYTHON_2:
        ast.parse(repaired(Source.of(old)).source.text)


def test_source_is_read_in_its_declared_encoding(tmp_path):
    """The first lines may declare another encoding, as Python has it."""
    path = tmp_path / "s.py"
    path.write_bytes("# -*- coding: latin-1 -*-\na = 'é'\n".encode("latin-1"))

    assert read_source(path).lines[1] == "a = 'é'"


def test_undecodable_source_is_refused(tmp_path):
    """Bytes that are no text name the file."""
    path = tmp_path / "s.py"
    path.write_bytes(b"a = '\xff\xfe'\n")

    with pytest.raises(ValueError, match=r"s\.py must be Python source in UTF-8"):
        read_source(path)


def test_changed_text_must_not_be_longer():
    """Lines are added by inserting, which keeps where each came from."""
    with pytest.raises(ValueError, match=r"must keep its 1 lines, got 2"):
        Source.of("a\n").with_text("a\nb\n")
