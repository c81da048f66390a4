"""A script is run in a process of its own, bounded, and changes nothing outside."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from curvesmith.diagnosis.script import guard
from curvesmith.diagnosis.script.failure import own_failure
from curvesmith.diagnosis.script.process import ask
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.workspace import fingerprint, workspace

SECONDS = 1.0
# What a script does, how that ends, and what the sentence must hold.
ENDS = {
    "loops": ("while True:\n    pass\n", "out-of-time", "Line 1, `while True:`, was at work"),
    "forks": ("import os\nos.fork()\n", "refused", "starts another process (os.fork)"),
    "runs others": ("import subprocess\nsubprocess.run(['true'])\n", "refused", "another process"),
    "exits": ("import sys\nsys.exit(3)\n", "exited", "Line 2, `sys.exit(3)`, ended the script"),
    "exits hard": ("import os\nos._exit(0)\n", "exited", "Line 2"),
    "asks": ("n = input('n? ')\n", "refused", "asks a question with input('n? ')"),
    "reads": ("open('no.csv')\n", "failed", "reads a file that does not exist: no.csv"),
    "reads by a library": (
        "import numpy as np\nnp.loadtxt('no.csv')\n", "failed", "does not exist: no.csv"),
    "imports": ("import no_such\n", "failed", "imports no_such, which is not installed"),
    "crashes": ("import ctypes\nctypes.string_at(0)\n", "killed", "signal 11"),
    "catches all": (
        "try:\n    input()\nexcept Exception:\n    pass\n", "refused", "asks a question"),
    "asks for 100 GB": (
        "import numpy as np\nx = np.ones(13_000_000_000)\n", "out-of-memory", "Line 2"),
    "undefined": ("print(a)\na = 1\n", "failed", "uses `a`, which is not defined there. Line 2"),
    "divides": ("x = 1\nx / 0\n", "failed", "Line 2, `x / 0`, stopped with ZeroDivisionError"),
}  # fmt: skip
CLASHES = [
    ("X = np.ones((9, 2))\nW = np.ones((3, 4))\nz = 1 + X @ W\n",
     "`X` is (9, 2) (line 2) and `W` is (3, 4) (line 3)"),
    ("X = np.ones((9, 2))\nb = np.ones(3)\nX += b\n",
     "`X` is (9, 2) (line 2) and `b` is (3,) (line 3)"),
    ("p = {'W': np.ones((3, 4))}\nX = np.ones((9, 2))\nnp.dot(X, p['W'].T)\n",
     "`X` is (9, 2) (line 3) and `p['W'].T` is (4, 3) (line 2)"),
]  # fmt: skip


def answer_to(text: str, folder: Path, **options):
    """Run a text as a script in a folder."""
    script = folder / "script.py"
    script.write_text(text)
    with workspace(script) as place:
        return ask(place, Source.of(text), **{"seconds": SECONDS, **options})


@pytest.mark.parametrize("name", ENDS)
def test_every_end_is_one_clear_sentence(name, tmp_path):
    """Loops, forks, exits, questions, crashes: a kind, and a sentence with line and next step."""
    text, kind, words = ENDS[name]
    stop = answer_to(text, tmp_path).stop

    assert stop.kind == kind
    assert words in stop.sentence
    assert stop.sentence.endswith(".")
    assert "\n" not in stop.sentence


@pytest.mark.parametrize(("text", "words"), CLASHES)
def test_shape_clash_names_both_shapes_and_lines(text, words, tmp_path):
    """Both operands, their shapes, and where each was made."""
    stop = answer_to(f"import numpy as np\n{text}", tmp_path).stop

    assert f"joins arrays whose shapes do not fit: {words}." in stop.sentence


def test_many_lines_are_bounded(tmp_path):
    """The first and the last lines of many are kept."""
    answer = answer_to("for i in range(30000): print(i)\n", tmp_path, seconds=20.0)

    assert answer.stop.kind == "finished"
    assert answer.output.startswith("0\n1\n")
    assert answer.output.endswith("29999\n")
    assert len(answer.output) < 60_000


def test_the_folder_is_not_changed(tmp_path):
    """The script reads its neighbors, writes, deletes and renames: in a copy."""
    (tmp_path / "data.csv").write_text("1\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "own.py").write_text("value = 7\n")
    text = (
        "import os, sys\nsys.path.append('more')\nimport own\nassert own.value == 7\n"
        "assert open('data.csv').read() == '1\\n'\nopen('data.csv', 'w').write('2')\n"
        "open('new.txt', 'w').write('2')\nos.rename('new.txt', 'newer.txt')\n"
        "os.remove('more/own.py')\nos.mkdir('made')\n"
    )
    (tmp_path / "script.py").write_text(text)
    before = fingerprint(tmp_path)

    assert answer_to(text, tmp_path).stop.kind == "finished"
    assert fingerprint(tmp_path) == before


@pytest.mark.parametrize(
    "change",
    ["open({0!r}, 'w')", "os.remove({0!r})", "os.rename({0!r}, 'x')", "os.mkdir({0!r}+'x')"],
)
def test_changes_by_absolute_path_are_refused(change, tmp_path):
    """A path that leads back to the user's folder cannot be written."""
    target = tmp_path / "data.csv"
    target.write_text("1\n")
    stop = answer_to(f"import os\n{change.format(str(target))}\n", tmp_path).stop

    assert "outside its folder" in stop.sentence
    assert target.read_text() == "1\n"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data.csv", "script.py"]


def test_large_files_are_linked_and_cannot_be_written(tmp_path, monkeypatch):
    """What is too large to copy can be read, and is safe from being written."""
    monkeypatch.setattr("curvesmith.diagnosis.script.workspace._MOST_BYTES", 500)
    (tmp_path / "large.csv").write_text("1" * 1000)
    text = "assert len(open('large.csv').read()) == 1000\nopen('large.csv', 'a')\n"
    stop = answer_to(text, tmp_path).stop

    assert stop.line == 2
    assert "outside its folder" in stop.sentence


def test_arguments_and_folder_are_the_users(tmp_path):
    """sys.argv, the working directory and __name__ are as when the user runs it."""
    text = (
        "import os, sys\nprint(sys.argv[1:], os.path.basename(sys.argv[0]), __name__)\n"
        "print(os.listdir('.'), os.path.exists(__file__))\n"
    )
    answer = answer_to(text, tmp_path, args=("--lr", "0.1"))

    assert answer.output == "['--lr', '0.1'] script.py __main__\n['script.py'] True\n"


@pytest.mark.image
def test_figures_are_kept_and_not_shown(tmp_path):
    """Whatever backend the script asks for, show() leaves a picture."""
    pytest.importorskip("matplotlib")
    text = (
        "import matplotlib\nmatplotlib.use('TkAgg')\nimport matplotlib.pyplot as plt\n"
        "plt.plot([1, 2])\nplt.show()\n"
    )
    answer = answer_to(text, tmp_path, seconds=20.0)

    assert answer.stop.kind == "finished"
    assert len(answer.figures) == 1
    assert answer.figures[0].startswith(b"\x89PNG")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_interrupt_ends_the_child(tmp_path):
    """Ctrl-C in the parent leaves no process behind."""
    (tmp_path / "script.py").write_text(
        f"import os, time\nopen({str(tmp_path / 'x')!r})\ntime.sleep(60)\n"
    )
    mark = tmp_path / "pid"
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, subprocess\n"
            "from pathlib import Path\n"
            "from curvesmith.diagnosis.script import process\n"
            "from curvesmith.diagnosis.script.source import Source\n"
            "from curvesmith.diagnosis.script.workspace import workspace\n"
            "start = subprocess.Popen\n"
            "def noted(*a, **k):\n"
            "    child = start(*a, **k)\n"
            f"    Path({str(mark)!r}).write_text(str(child.pid))\n"
            "    return child\n"
            "subprocess.Popen = noted\n"
            f"with workspace(Path({str(tmp_path / 'script.py')!r})) as place:\n"
            "    process.ask(place, Source.of('import time\\ntime.sleep(60)\\n'))\n",
        ],
        stderr=subprocess.DEVNULL,
    )
    while not mark.exists() or not mark.read_text():
        time.sleep(0.02)
    parent.send_signal(signal.SIGINT)

    assert parent.wait(timeout=10) != 0
    with pytest.raises(ProcessLookupError, match="No such process"):
        os.kill(int(mark.read_text()), 0)


def test_a_limit_within_another_one_leaves_it_running():
    """The inner limit ends its own work only; what is left of the outer one goes on."""
    pytest.importorskip("resource")  # where there are timers
    guard.stop_after(0.3)
    with pytest.raises(KeyboardInterrupt), guard.stopped_after(0.05, KeyboardInterrupt):
        time.sleep(5)
    with pytest.raises(guard.OutOfTime):
        time.sleep(5)
    guard.stop_after(0)


def test_failure_of_the_examination_is_not_the_scripts():
    """An exception of the examination is told with its place, and blames no line."""
    try:
        {}["key"]
    except KeyError as error:
        stop = own_failure(error)
    assert stop.kind == "finished"
    assert stop.line is None
    assert "Cannot tell: the examination itself failed in test_process.py, line " in stop.sentence
    assert "KeyError: 'key'. Please report this" in stop.sentence
