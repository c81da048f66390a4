"""The documents say what is true: snippets run, links lead somewhere, the map is complete."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")]
MODULES = sorted(
    path.relative_to(ROOT / "src" / "curvesmith").as_posix()
    for path in (ROOT / "src" / "curvesmith").rglob("*.py")
    if path.name != "__init__.py"
)


def fenced(text: str, language: str) -> list[str]:
    """Return the code blocks of a Markdown text that are marked as ``language``."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


def test_readme_example_is_the_file_in_examples():
    """The README shows examples/first_fit.py, without its docstring."""
    (snippet,) = fenced((ROOT / "README.md").read_text(encoding="utf-8"), "python")
    code = (ROOT / "examples" / "first_fit.py").read_text(encoding="utf-8")

    assert code.partition('"""\n\n')[2] == snippet


def test_readme_example_runs_and_fits(capsys):
    """The README's example comes closer to the true curve than the noise of its data, 0.05."""
    runpy.run_path(str(ROOT / "examples" / "first_fit.py"))

    distance = float(capsys.readouterr().out.split()[-1])
    assert distance < 0.05


def test_readme_has_the_two_commands_that_ci_runs():
    """Exactly two lines install: one fits a real table, the other tests."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [line for line in text.splitlines() if line.startswith("python -m pip install ")]

    assert commands == [
        "python -m pip install . && curvesmith fit examples/diabetes.csv --target progression",
        "python -m pip install '.[test]' && python -m pytest",
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_relative_links_lead_somewhere(document):
    """Every link to a file of the repository finds it."""
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text(encoding="utf-8"))
    relative = [target for target in targets if "://" not in target]
    missing = [target for target in relative if not (document.parent / target).exists()]

    assert missing == []


def test_architecture_names_every_module():
    """The map in ARCHITECTURE.md has every file of the package, after its folder."""
    (tree, *_) = fenced((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), "")
    missing = []
    for module in MODULES:
        folder, _, name = module.rpartition("/")
        place = tree.partition(f"  {folder}/ ")[2] if folder else tree
        if name not in place.split():
            missing.append(module)

    assert missing == []


def test_architecture_names_every_file_of_the_core():
    """The map has every header, source and kernel; the files of one instruction set as a group."""
    (tree, *_) = fenced((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), "")
    files = [*ROOT.glob("core/*/**/*.*"), *ROOT.glob("bindings/*.*")]
    native = {path.name for path in files if path.suffix in {".h", ".cpp", ".inl"}}
    tests = {path.name for path in ROOT.glob("core/tests/*")}
    sets = {name for name in native if name.startswith("kernels_")}

    assert native - tests - sets - set(tree.split()) == set()


def test_architecture_names_no_file_that_is_gone():
    """Every Python file on the map exists under that name."""
    (tree, *_) = fenced((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), "")
    named = set(re.findall(r"[a-z_]+\.py\b(?!i)", tree))
    folders = ("src", "core", "benchmarks", "examples")
    existing = {path.name for folder in folders for path in (ROOT / folder).rglob("*.py")}

    assert named - existing == set()
