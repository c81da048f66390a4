"""The fault benchmark: its programs can be made, its halves are apart, its counting is right."""

import json
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.faults import repairs, truth
from benchmarks.faults.__main__ import chosen_cases, main, parse
from benchmarks.faults.cases import CASES, Case, hosts_of
from benchmarks.faults.draws import DRAWS, FIRST, Draw
from benchmarks.faults.halves import HALVES, HELD_OUT, halves_of, seen_programs
from benchmarks.faults.hosts import HOSTS
from benchmarks.faults.intervals import Rate
from benchmarks.faults.lookalikes import LOOK_ALIKES
from benchmarks.faults.operators import OPERATORS
from benchmarks.faults.opinions import Opinion, prescription
from benchmarks.faults.program import STYLES, Program, Settings, edited, source_of
from benchmarks.faults.repairs import cured, repaired
from benchmarks.faults.scoring import Judged, scores_of
from benchmarks.faults.tasks import TASKS, r_squared
from curvesmith.diagnosis.changes import CorrectGradient, ScaleInputs, SetLearningRate
from curvesmith.diagnosis.finding import CAUSES, Remedy

NUMPY_STYLES = ("cs231n", "functions", "network_class")


def test_every_edit_fits_its_source():
    """Each program's source takes all its edits, each exactly once, and compiles."""
    for case in CASES.values():
        compile(edited(source_of(case.settings.style), case.settings.edits), case.name, "exec")


def test_an_edit_that_fits_nowhere_is_refused():
    """Text that is not in the source is an error that quotes it."""
    with pytest.raises(ValueError, match=r"got 0 for 'no such line'"):
        edited("a = 1\n", (("no such line", ""),))


def test_no_program_mixes_the_halves():
    """Task, style and operators of a program belong to its half."""
    tasks, styles = halves_of(TASKS), halves_of(STYLES)
    families = {operator.family for operator in OPERATORS.values()}
    operators = halves_of(LOOK_ALIKES)
    for family in families:
        operators |= halves_of(name for name, each in OPERATORS.items() if each.family == family)

    for case in CASES.values():
        settings = case.settings
        used = {operators[name] for name, _ in case.operators}
        assert {tasks[settings.task], styles[settings.style]} | used == {case.half}


def test_causes_are_those_of_the_report():
    """Operators name causes that a report can name."""
    assert {cause for each in OPERATORS.values() for cause in each.causes} <= set(CAUSES)


def test_there_is_enough_of_everything():
    """At least twelve tasks, eight families in each half, and pairs of 5 to 10 % of the mutants."""
    assert len(TASKS) >= 12
    for half in HALVES:
        own = [case for case in CASES.values() if case.half == half]
        assert len({family for case in own for family in case.families}) >= 8
        n_pairs = sum(case.kind == "pair" for case in own)
        n_mutants = n_pairs + sum(case.kind == "mutant" for case in own)
        assert 0.05 <= n_pairs / n_mutants <= 0.10


def test_truth_is_about_the_programs_as_they_are():
    """What the committed file holds was measured on today's programs; every host is in it."""
    known = truth.load()

    assert set(HOSTS) <= set(known.scores)
    for name in known.scores:
        assert known.fingerprints[name] == truth.fingerprint(CASES[name].settings), name


def test_two_in_five_programs_are_healthy():
    """At least 40 % of the programs that are called faulty or healthy are healthy."""
    known = truth.load()

    for half in HALVES:
        own = [each for each in CASES.values() if each.half == half and each.name in known.scores]
        kinds = [known.class_of(case) for case in own]
        assert kinds.count("healthy") >= 0.4 * (kinds.count("healthy") + kinds.count("faulty"))


@pytest.mark.parametrize("style", NUMPY_STYLES)
def test_a_host_scores_as_committed(style):
    """Training a host again gives the committed score; 1e-6 allows for another BLAS."""
    name = next(name for name, host in HOSTS.items() if host.style == style)

    assert Program(HOSTS[name]).run(0) == pytest.approx(truth.load().scores[name][0], abs=1e-6)


@pytest.mark.parametrize("style", NUMPY_STYLES)
@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu", "identity"])
def test_hand_written_gradients_are_right(style, activation, seed):
    """Unedited backward passes agree with central differences; error of order 1e-10 expected."""
    settings = Settings("sine", style, hidden=(5,), activation=activation, reg=0.01)
    program = Program(settings)
    parts = program.parts
    params = program.start(seed)
    parts["reset"]()
    gradient = parts["gradient"](params, program.X, program.y)

    for name, array in params.items():
        index = np.unravel_index(np.argmax(np.abs(gradient[name])), array.shape)
        high, low = ({k: v.copy() for k, v in params.items()} for _ in range(2))
        high[name][index] += 1e-6
        low[name][index] -= 1e-6
        rise = parts["loss"](high, program.X, program.y) - parts["loss"](low, program.X, program.y)
        assert gradient[name][index] == pytest.approx(rise / 2e-6, rel=1e-4, abs=1e-7)


def test_kill_rule():
    """Clearly lower scores kill, equal, higher or hardly lower ones do not."""
    host = np.linspace(0.98, 0.99, 10)

    assert truth.is_killed(host - 0.1, host)
    assert not truth.is_killed(host, host)
    assert not truth.is_killed(host + 0.1, host)
    assert not truth.is_killed(host - np.eye(10)[0] * 0.001, host)


def test_r_squared_of_what_is_not_finite_is_the_worst():
    """A prediction that is not finite, or worse than −1, scores −1."""
    y = np.arange(5.0)[:, np.newaxis]

    assert r_squared(y, y) == 1.0
    assert r_squared(y, np.full_like(y, np.nan)) == r_squared(y, 1e9 * y) == -1.0


def test_rates_have_wilsons_interval():
    """8 of 10: the interval by hand is 0.490 to 0.943."""
    low, high = Rate(8, 10).interval

    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert str(Rate(0, 0)) == "–"


def judged(name: str, kind: str, *said: str, verdict: str = "fault") -> Judged:
    """Return an opinion about a program that `name` was put into."""
    host = next(iter(HOSTS))
    operators = ((name, 1.0),) if name else ()
    case = Case(name, HALVES[0], "mutant" if name else "host", host, HOSTS[host], operators)
    return Judged(case, kind, (), Opinion(verdict, said))


def test_scores_count_what_they_say():
    """One fault named, one misnamed, one missed; one healthy program left alone, one accused."""
    scores = scores_of(
        [
            judged("sign-flipped", "faulty", "gradient-sign"),
            judged("sign-flipped", "faulty", "too-few-units", "gradient-sign"),
            judged("rate-low", "faulty", verdict="cannot-tell"),
            judged("", "healthy", verdict="healthy"),
            judged("", "healthy", "dead-units"),
        ]
    )

    assert (scores.detection.n_hits, scores.detection.n) == (2, 3)
    assert (scores.false_alarms.n_hits, scores.false_alarms.n) == (1, 2)
    assert (scores.top_1.n_hits, scores.top_3.n_hits) == (1, 2)
    assert (scores.gradient_mistake.n_hits, scores.gradient_mistake.n) == (2, 2)
    assert (scores.abstentions.n_hits, scores.abstentions.n) == (1, 5)


def test_a_rescuing_cause_is_accepted_too():
    """A cause whose removal alone cures counts, but not as the injected one."""
    said = replace(judged("sign-flipped", "faulty", "too-few-steps"), rescues=("too-few-steps",))

    assert scores_of([said]).top_1.n_hits == 1
    assert scores_of([said]).top_1_injected.n_hits == 0


def test_command_scores_a_rival(tmp_path, capsys):
    """The command prints the table that it writes, and the record of every program."""
    folder = {"json": tmp_path / "run.json", "markdown": tmp_path / "run.md"}
    arguments = ["--quick", "--half", "development", "--only", "dozen cs231n"]
    for name, path in folder.items():
        arguments += [f"--{name}", str(path)]

    main([*arguments, "--rival", "SageMaker's rules"])

    printed = capsys.readouterr().out
    assert folder["markdown"].read_text(encoding="utf-8").strip() == printed.strip()
    programs = json.loads(folder["json"].read_text(encoding="utf-8"))["programs"]
    assert {each["contestant"] for each in programs} == {"SageMaker's rules"}
    assert f"{sum(each['truth'] == 'faulty' for each in programs)} faulty programs" in printed


def of_draw(draw: Draw) -> list[Case]:
    """Return the programs made of the hosts of a draw."""
    hosts = set(hosts_of(HELD_OUT, draw))
    return [case for case in CASES.values() if case.host in hosts]


@pytest.mark.parametrize("draw", DRAWS, ids=lambda draw: str(draw.number))
def test_a_further_draw_is_held_out_and_new(draw):
    """It has hosts of its own, severities between those of the first, and enough of all."""
    known, own = truth.load(), of_draw(draw)
    kinds = [known.class_of(case) for case in own]
    n_faulty, n_healthy = kinds.count("faulty"), kinds.count("healthy")

    assert {case.half for case in own} == {HELD_OUT}
    assert not {case.host for case in own} & set(HOSTS)
    assert n_faulty + n_healthy >= 60
    assert n_healthy >= 0.4 * (n_faulty + n_healthy)
    for case in own:
        for name, severity in case.operators:
            sizes = {**OPERATORS, **LOOK_ALIKES}[name].severities
            assert min(sizes) <= severity <= max(sizes), case.name


def test_severities_of_a_further_draw():
    """Between the first ones where these are sizes of one sign; whole ones stay whole."""
    rate, rows, leak = (OPERATORS[name] for name in ("rate-low", "rows-few", "target-leaked"))

    assert [FIRST.severities(each) for each in (rate, rows)] == [rate.severities, rows.severities]
    [between] = Draw(1).severities(rate)
    assert 1e-3 < between < 0.1
    assert between != Draw(2).severities(rate)[0]
    assert Draw(1).severities(rows)[0] in {3.0, 4.0, 5.0}
    assert Draw(1).severities(leak) == leak.severities


def test_what_is_made_of_an_unfit_host_is_unfit():
    """Where a host fails by itself, a fault in it says nothing."""
    case = next(case for case in CASES.values() if case.kind == "mutant")
    good, bad = [0.99] * 10, [0.1] * 10

    assert truth.Truth({case.name: bad, case.host: good}).class_of(case) == "faulty"
    assert truth.Truth({case.name: bad, case.host: bad}).class_of(case) == "unfit"


def test_a_silent_pair_is_named_by_its_wrong_lines():
    """A constant that does no harm is no fault, and needs no name."""
    said = judged("sign-flipped", "silent", "gradient-sign")
    operators = (("sign-flipped", 1.0), ("inputs-raw", 1.0))
    pair = replace(said, case=replace(said.case, kind="pair", operators=operators))

    assert scores_of([pair]).silent_named.n_hits == 1
    assert scores_of([replace(pair, opinion=Opinion("healthy"))]).silent_named.n_hits == 0


def test_programs_already_seen_are_held_out_no_more():
    """They exist, they belong to that half, and only `--seen` has them judged."""
    known, seen = truth.load(), seen_programs()
    left = chosen_cases("held-out", known, parse([]))
    all_of_them = chosen_cases("held-out", known, parse(["--seen"]))

    assert {CASES[name].half for name in seen} == {"held-out"}
    assert not seen & {case.name for case in left}
    assert {case.name for case in all_of_them} - {case.name for case in left} <= seen


def test_a_part_of_the_lot_is_a_part_of_all():
    """An interrupted run has judged what a smaller share would have begun with."""
    known = truth.load()
    order = [case.name for case in chosen_cases("development", known, parse([]))]
    share = [case.name for case in chosen_cases("development", known, parse(["--share", "0.3"]))]

    assert [name for name in order if name in set(share)] == share


def test_a_report_asks_nobody(tmp_path, capsys):
    """It tells of the JSON file, with the machine and the options of the run that made it."""
    path = tmp_path / "run.json"
    arguments = ["--half", "development", "--json", str(path)]
    main([*arguments, "--quick", "--only", "dozen cs231n", "--rival", "SageMaker's rules"])
    printed, written = capsys.readouterr().out, path.read_text(encoding="utf-8")

    main([*arguments, "--report"])

    assert capsys.readouterr().out == printed
    assert path.read_text(encoding="utf-8") == written


def test_remedies_are_carried_out_at_the_rate_that_cured():
    """Seen to cure at another rate than the program's, a remedy includes that rate."""
    remedy = Remedy("Scale.", (ScaleInputs(), SetLearningRate()), True, {}, {"learning_rate": 0.3})

    assert prescription(remedy, 0.1) == (ScaleInputs(), SetLearningRate(0.3))
    assert prescription(remedy, 0.3) == remedy.changes
    assert prescription(replace(remedy, verified=False), 0.1) == remedy.changes


@pytest.mark.parametrize(
    ("operator", "reg"), [("penalty-not-in-loss", 0.0), ("penalty-sign", 0.05)]
)
def test_a_corrected_gradient_is_that_of_the_reported_loss(operator, reg):
    """A loss without the penalty has a gradient without it; else the wrong line is taken back."""
    case = next(
        case
        for case in CASES.values()
        if case.settings.style == "functions" and case.kind == "host"
    )
    faulty = OPERATORS[operator].apply(case.settings, 0.05)
    mutant = Case("mutant", case.half, "mutant", case.name, faulty, ((operator, 0.05),))

    mended = repaired(mutant, (CorrectGradient(),))

    assert mended.edits == ()
    assert mended.reg == reg


@pytest.mark.parametrize("host_misses", [0, 2])
def test_a_fix_is_judged_against_its_host(host_misses, monkeypatch):
    """Of ten fresh seeds it may miss one more than the program without the fault."""

    class Missing:
        """A program that misses from as many of the ten seeds as its ``reg`` says."""

        def __init__(self, settings: Settings) -> None:
            self.settings = settings

        def run(self, seed: int) -> float:
            return float(seed - repairs.FRESH_SEEDS[0] >= self.settings.reg)

    monkeypatch.setattr(repairs, "Program", Missing)
    host, *fixes = (
        Settings("sine", "functions", reg=float(host_misses + more)) for more in (0, 1, 2)
    )

    assert [cured(fix, 0.5, host) for fix in fixes] == [True, False]
