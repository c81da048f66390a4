"""The programs of the benchmark: hosts, look-alikes, mutants, pairs; which is made of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from benchmarks.faults.draws import DRAWS, FIRST, Draw
from benchmarks.faults.halves import HALVES, HELD_OUT, halves_of
from benchmarks.faults.hosts import make_hosts
from benchmarks.faults.lookalikes import LOOK_ALIKES
from benchmarks.faults.operators import OPERATORS, Operator
from benchmarks.faults.program import STYLES, Settings


@dataclass(frozen=True)
class Case:
    """One program.

    ``kind`` is "host", "look-alike", "mutant" or "pair"; ``operators`` the names of what was done
    to the host ``host``, with severities.
    """

    name: str
    half: str
    kind: str
    host: str
    settings: Settings
    operators: tuple[tuple[str, float], ...] = ()

    @property
    def causes(self) -> tuple[tuple[str, ...], ...]:
        """Per operator the causes that name it, the most specific first."""
        return tuple(OPERATORS[name].causes for name, _ in self.operators if name in OPERATORS)

    @property
    def families(self) -> tuple[str, ...]:
        """Per operator its family."""
        return tuple(OPERATORS[name].family for name, _ in self.operators if name in OPERATORS)

    @property
    def is_code(self) -> bool:
        """Whether a line is wrong whatever its effect."""
        return any(OPERATORS[name].is_code for name, _ in self.operators if name in OPERATORS)


def make_cases() -> dict[str, Case]:
    """Return every program by name: the same ones, in the same order, always.

    The first draw makes both halves; later ones make further programs of the held-out half.
    """
    cases = {case.name: case for half in HALVES for case in _of_draw(half, FIRST)}
    for draw in DRAWS:
        cases = {case.name: case for case in _of_draw(HELD_OUT, draw)} | cases
    return dict(sorted(cases.items(), key=lambda item: HALVES.index(item[1].half)))


def _of_draw(half: str, draw: Draw) -> Iterator[Case]:
    hosts = hosts_of(half, draw)
    for name, settings in hosts.items():
        yield Case(name, half, "host", name, settings)
    look_alikes, operators = look_alikes_of(half), operators_of(half)
    yield from _applied(look_alikes, half, "look-alike", draw, draw.hosts_per_look_alike)
    yield from _applied(operators, half, "mutant", draw, draw.hosts_per_mutant)
    yield from _pairs(half, draw)


def operators_of(half: str) -> list[Operator]:
    """Operators of a half, by family and name."""
    families = sorted({operator.family for operator in OPERATORS.values()})
    chosen = []
    for family in families:
        names = [name for name, each in OPERATORS.items() if each.family == family]
        halves = halves_of(names)
        chosen += [OPERATORS[name] for name in sorted(names) if halves[name] == half]
    return chosen


def look_alikes_of(half: str) -> list[Operator]:
    """Look-alikes of a half."""
    halves = halves_of(LOOK_ALIKES)
    return [each for name, each in LOOK_ALIKES.items() if halves[name] == half]


def hosts_of(half: str, draw: Draw = FIRST) -> dict[str, Settings]:
    """Hosts of a half by name, without those of earlier draws."""
    halves = halves_of(STYLES)
    earlier = {name for n in range(draw.number) for name in make_hosts(n)}
    own = {name: host for name, host in make_hosts(draw.number).items() if name not in earlier}
    return {name: host for name, host in own.items() if halves[host.style] == half}


def _applied(
    operators: Iterable[Operator], half: str, kind: str, draw: Draw, n_hosts: int
) -> Iterator[Case]:
    """Yield each operator and severity on some hosts, drawn by lot, styles in turn."""
    hosts = hosts_of(half, draw)
    for operator in operators:
        for severity in draw.severities(operator):
            possible = {
                name: settings
                for name, host in hosts.items()
                if (settings := operator.apply(host, severity)) is not None
            }
            for name in _drawn(possible, draw.lot_of(operator, severity), n_hosts):
                yield Case(
                    f"{operator.name} {severity:g} in {name}",
                    half,
                    kind,
                    name,
                    possible[name],
                    ((operator.name, severity),),
                )


def _drawn(possible: dict[str, Settings], lot: str, n: int) -> list[str]:
    """Return up to n names, no style twice before every style had its turn."""
    order = sorted(possible, key=lambda name: _lot(lot, name))
    taken: dict[str, int] = {}
    turns = {}
    for name in order:
        style = possible[name].style
        turns[name] = taken[style] = taken.get(style, 0) + 1
    return sorted(order, key=lambda name: (turns[name], order.index(name)))[:n]


def _pairs(half: str, draw: Draw) -> Iterator[Case]:
    """Yield two operators of different families in one host."""
    operators, hosts = operators_of(half), hosts_of(half, draw)
    order = sorted(
        ((a, b) for a in operators for b in operators if a.family < b.family),
        key=lambda pair: _lot(pair[0].name, pair[1].name, *draw.words),
    )
    n_made = 0
    for first, second in order:
        for name in sorted(hosts, key=lambda name: _lot(first.name, second.name, name)):
            settings = _both(first, second, hosts[name])
            if settings is not None:
                named = tuple((each.name, each.severities[-1]) for each in (first, second))
                title = " + ".join(f"{each} {severity:g}" for each, severity in named)
                yield Case(f"{title} in {name}", half, "pair", name, settings, named)
                n_made += 1
                break
        if n_made == draw.n_pairs:
            return


def _both(first: Operator, second: Operator, host: Settings) -> Settings | None:
    """Apply two operators, unless one undoes the other or their edits overlap."""
    middle = first.apply(host, first.severities[-1])
    settings = None if middle is None else second.apply(middle, second.severities[-1])
    if settings is None or settings in (first.apply(host, first.severities[-1]),):
        return None
    alone = second.apply(host, second.severities[-1])
    is_edited_twice = bool(middle.edits) and alone is not None and bool(alone.edits)
    return None if is_edited_twice or _undone(middle, settings, host) else settings


def _undone(middle: Settings, settings: Settings, host: Settings) -> bool:
    """Whether the second operator took back a constant that the first had changed."""
    return any(
        getattr(middle, field) != getattr(host, field)
        and getattr(settings, field) != getattr(middle, field)
        and field not in ("rows", "edits")
        for field in vars(host)
    )


def _lot(*words: str) -> str:
    """Return a number that the words decide, as text that sorts."""
    return sha256(" | ".join(words).encode()).hexdigest()


CASES = make_cases()
