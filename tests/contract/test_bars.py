"""Rules of the house that a search through the files can check."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYTHON = [
    path
    for folder in ("src", "tests", "benchmarks", "examples")
    for path in (ROOT / folder).rglob("*.py")
]
NATIVE = [
    path
    for folder in ("core", "bindings")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".h", ".cpp", ".inl"} or path.name == "CMakeLists.txt"
]


def places(paths: list[Path], pattern: str) -> list[str]:
    """Return file and line of everything that matches."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(pattern, line)
    ]


def test_core_includes_nothing_of_python():
    """The core knows neither Python nor its bindings (docs/decisions/0001)."""
    core = [path for path in NATIVE if "core" in path.relative_to(ROOT).parts]

    assert core != []
    assert places(core, r"Python\.h|nanobind|pybind11|find_package\(Python") == []


def test_fast_math_is_nowhere():
    """No flag lets NaN pass for a number (docs/decisions/0003)."""
    builds = [*NATIVE, ROOT / "CMakeLists.txt", ROOT / "pyproject.toml"]

    assert places(builds, r"-ffast-math|-Ofast|-ffinite-math|-funsafe-math|/fp:fast") == []


def test_only_the_native_engine_imports_the_core():
    """One module of the package sees the compiled one."""
    imports = places(list((ROOT / "src").rglob("*.py")), r"import _core|curvesmith\._core")

    assert {place.split(":")[0] for place in imports} <= {"src/curvesmith/engines/native.py"}


def test_no_module_has_an_empty_name():
    """No file is called utils, helpers or common: a name says what is inside."""
    names = {path.stem for path in [*PYTHON, *NATIVE]}

    assert names.isdisjoint({"utils", "helpers", "common", "misc"})


def test_nothing_is_left_to_do_without_an_issue():
    """A note of work to be done names its issue."""
    this = Path(__file__)
    files = [path for path in [*PYTHON, *NATIVE] if path != this]

    assert places(files, r"\b(TODO|FIXME|XXX)\b(?!.*#\d)") == []


def test_every_expected_error_is_matched_by_its_words():
    """Each pytest.raises and pytest.warns says which message it expects."""
    tests = (ROOT / "tests").rglob("test_*.py")
    bare = [
        f"{path.relative_to(ROOT)}: {call[:60]}"
        for path in tests
        for call in re.findall(r"pytest\.(?:raises|warns)\([^()]*\)", path.read_text("utf-8"))
        if "match=" not in call and not re.search(r"KeyboardInterrupt|OutOfTime", call)  # no words
    ]

    assert bare == []
