"""The command line as a process of its own: streams, exit codes, signals, time to start."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import curvesmith
from curvesmith import load

PROGRAM = "from curvesmith.cli import main; main(prog_name='curvesmith')"
# Progress at once tells the test that training has begun.
EAGER = "from curvesmith.cli import screen; screen.SECONDS_BETWEEN_LINES = 0.0; " + PROGRAM
QUICK = ["--hidden", "4", "--solver", "adam", "--max-iter", "50"]


def command(*arguments: str, program: str = PROGRAM) -> list[str]:
    """The command line of a process; the package is found where this one found it."""
    source = str(Path(curvesmith.__file__).parents[1])
    return [
        sys.executable,
        "-c",
        f"import sys; sys.path.insert(0, {source!r}); {program}",
        *arguments,
    ]


def run_process(*arguments: str, folder: Path, given: bytes = b"") -> subprocess.CompletedProcess:
    """Run a command line as a process."""
    return subprocess.run(
        command(*arguments), cwd=folder, input=given, capture_output=True, timeout=120, check=False
    )


def test_json(data, tmp_path):
    """Standard output is one JSON object, standard error is empty, the exit code 0."""
    result = run_process("fit", "data.csv", "--target", "y", *QUICK, "--json", folder=tmp_path)

    assert result.returncode == 0
    assert result.stderr == b""
    assert json.loads(result.stdout)["model"] == "data.curvesmith"


def test_module_is_the_command():
    """`python -m curvesmith` runs it where the script is not on the path."""
    source = str(Path(curvesmith.__file__).parents[1])
    program = f"import sys, runpy; sys.path.insert(0, {source!r}); sys.argv[1:] = ['--version']; "
    program += "runpy.run_module('curvesmith', run_name='__main__')"

    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, timeout=120, check=False
    )

    assert result.returncode == 0
    assert result.stdout.decode().strip() == f"curvesmith {curvesmith.__version__}"


def test_pipe(data, model, tmp_path):
    """A table from standard input, predictions to standard output."""
    result = run_process("predict", model.name, "-", folder=tmp_path, given=data.read_bytes())

    assert result.returncode == 0
    assert result.stdout.count(b"\n") == 61
    assert result.stdout.startswith(b"predicted_y\n")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["fit", "no.csv", "--target", "y"], 2, b"There is no file 'no.csv'"),
        (["fit", "data.csv", "--target", "Y"], 2, b"has no column 'Y'. Did you mean 'y'?"),
        (
            ["fit", "data.csv", "--target", "y", "--solver", "gd", "--learning-rate", "1e9"],
            1,
            b"low",
        ),
        (["show", "data.csv"], 2, b"must be a model file, got a file of another kind"),
    ],
)
def test_errors(data, tmp_path, arguments, code, sentence):
    """An error is one line on standard error, and nothing on standard output."""
    result = run_process(*arguments, folder=tmp_path)

    assert result.returncode == code
    assert result.stdout == b""
    assert result.stderr.count(b"\n") == 1
    assert sentence in result.stderr.replace(b"Lower", b"low")


def test_reader_that_leaves(data, model, tmp_path):
    """A reader that closes the pipe early is no error worth a word."""
    data.write_bytes(data.read_bytes() + b"0.1,0.2,red,1\n" * 20_000)
    process = subprocess.Popen(
        command("predict", model.name, "data.csv", "--quiet"),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == b"predicted_y\n"
    process.stdout.close()

    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait(timeout=60)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_interrupt(data, tmp_path):
    """Ctrl-C in a long fit measures and saves the best network, and exits with 130."""
    arguments = ["fit", "data.csv", "--target", "y", "--solver", "sgd", "--max-iter", "100000000"]
    process = subprocess.Popen(
        command(*arguments, "--json", program=EAGER),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    process.stderr.readline()
    process.send_signal(signal.SIGINT)

    output, errors = process.communicate(timeout=60)

    assert process.returncode == 130, errors
    assert b"Interrupted; the best so far is in 'data.curvesmith'." in errors
    assert json.loads(output)["stopped"].startswith("Interrupted by the keyboard")
    assert load(tmp_path / "data.curvesmith").record_.stop == "interrupted"


# A re-run that says when it has begun, and lasts until the test has sent its signal.
WAITING = """import time
from curvesmith.diagnosis.arms import EngineArm
def train(*arguments):
    print("begun", file=sys.stderr, flush=True)
    time.sleep(60)
EngineArm.train = train
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_interrupted_reruns_of_a_diagnosis(data, tmp_path):
    """Ctrl-C while remedies are tried prints the findings, and exits with 130."""
    slow = ["--solver", "gd", "--learning-rate", "1e-6", "--max-iter", "50", "--hidden", "4"]
    run_process("fit", "data.csv", "--target", "y", *slow, folder=tmp_path)
    process = subprocess.Popen(
        command("diagnose", "data.curvesmith", "data.csv", program=f"{WAITING}{PROGRAM}"),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == b"begun\n"
    process.send_signal(signal.SIGINT)

    output, errors = process.communicate(timeout=60)

    assert process.returncode == 130, errors
    assert b"Interrupted; this is what was found so far." in errors
    assert b"learning-rate-too-low" in output
    assert b"Interrupted." in output


@pytest.mark.parametrize(
    ("arguments", "needed"),
    # The help of fit lists the words of tables whose formulas are NumPy's.
    [(["--help"], []), (["fit", "--help"], ["numpy"])],
    ids=["help", "fit"],
)
def test_help_loads_little(arguments, needed):
    """Help is there before anything heavy is imported."""
    program = (
        "from curvesmith.cli import main\n"
        "try: main(prog_name='curvesmith')\n"
        "except SystemExit: print(sorted(HEAVY & set(sys.modules)))"
    )
    heavy = "HEAVY = {'numpy', 'scipy', 'sklearn', 'rich', 'matplotlib', 'safetensors'}; "

    result = subprocess.run(
        command(*arguments, program=heavy + program), capture_output=True, timeout=60, check=True
    )

    assert result.stdout.decode().splitlines()[-1] == str(needed)
