"""The user's code with a note taken of every value that it computes.

Each expression ``e`` whose value may be an array becomes ``__curvesmith__.note(site, e)``, and
each loop tells of its iterations. Lines and columns stay, so that errors name the user's code.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field

from curvesmith.diagnosis.script.solving import solvers_in, solvers_spread
from curvesmith.diagnosis.script.spread import spread

__all__ = ["RECORDER", "Instrumented", "Loop", "Site", "instrumented", "names_in"]

RECORDER = "__curvesmith__"
# What is inside an expression that is not noted itself.
_INSIDE: dict[type[ast.expr], tuple[str, ...]] = {
    ast.UnaryOp: ("operand",),
    ast.Tuple: ("elts",),
    ast.List: ("elts",),
    ast.IfExp: ("body", "orelse"),
    ast.ListComp: ("elt",),
    ast.SetComp: ("elt",),
    ast.GeneratorExp: ("elt",),
    ast.DictComp: ("value",),
    ast.Dict: ("values",),
}
_REPORTING = {"print", "append", "write", "extend", "log", "info", "add_scalar", "set_description"}

_TIMES = "times"


@dataclass(frozen=True)
class Site:
    """One place in the source where a value is noted.

    Parameters
    ----------
    number : int
    kind : str
        "assign", "augmented", "stored" (an item of an array changed), "load", "binary", "call",
        "returned".
    line : int
        Line of the text that was instrumented.
    text : str
        The target for assignments, else the expression.
    parts : tuple of int
        Sites of the operands or arguments.
    is_reported : bool
        Whether the value is printed or kept in a list.
    operator : str
        Of a "binary" site, the name of its AST class; of a "call", the last name of the function;
        of an "augmented" one that multiplies, "times".
    statement : int
        Number of the statement that it belongs to.
    """

    number: int
    kind: str
    line: int
    text: str
    parts: tuple[int, ...] = ()
    is_reported: bool = False
    operator: str = ""
    statement: int = 0


@dataclass(frozen=True)
class Loop:
    """One loop of the source.

    Parameters
    ----------
    number : int
    line, end : int
        Its first and last line.
    header : str
        ``for i in range(3)`` or ``while a < b``.
    body : tuple of ast.stmt
        Instrumented.
    target : str
        What a ``for`` loop sets, as written; empty for ``while``.
    owner : str or None
        Name of the class around it, for names that begin with two underscores.
    declared_global : tuple of str
        Names that the function around it declares global.
    in_function : bool
    """

    number: int
    line: int
    end: int
    header: str
    body: tuple[ast.stmt, ...]
    target: str
    owner: str | None
    declared_global: tuple[str, ...]
    in_function: bool


@dataclass(frozen=True)
class Instrumented:
    """A module with notes, its sites and loops by number."""

    tree: ast.Module
    sites: tuple[Site, ...]
    loops: tuple[Loop, ...]


def instrumented(text: str, only: frozenset[int] | None = None) -> Instrumented:
    """Instrument a source text that parses.

    Parameters
    ----------
    text : str
    only : frozenset of int or None, default=None
        The sites that tell, numbered as if all did: code that tells of loops alone runs about as
        fast as the user's own. None for all.
    """
    tree = ast.parse(text)
    tree = solvers_spread(spread(tree, solvers_in(tree)), RECORDER)
    writer = _Writer(only)
    tree.body = writer.statements(tree.body)
    ast.fix_missing_locations(tree)
    loops = tuple(writer.loops[number] for number in range(len(writer.loops)))
    return Instrumented(tree, tuple(writer.sites), loops)


def names_in(target: str) -> list[str]:
    """Return the names in what a ``for`` loop sets."""
    return target.replace("(", " ").replace(")", " ").replace(",", " ").split()


@dataclass
class _Scope:
    """The function around a statement: None for the module."""

    locals: frozenset[str] | None = None
    declared_global: tuple[str, ...] = ()
    owner: str | None = None


@dataclass
class _Writer:
    """Rewrites statement by statement."""

    only: frozenset[int] | None = None
    sites: list[Site] = field(default_factory=list)
    loops: dict[int, Loop] = field(default_factory=dict)
    scope: _Scope = field(default_factory=_Scope)
    is_reporting: bool = False
    n_loops: int = 0
    statement: int = 0

    def statements(self, body: Iterable[ast.stmt]) -> list[ast.stmt]:
        """Return the statements with their notes."""
        return [new for node in body for new in self._statement(node)]

    def _statement(self, node: ast.stmt) -> list[ast.stmt]:
        self.statement += 1
        if isinstance(node, (ast.For, ast.While)):
            return self._loop(node)
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            return [self._definition(node)]
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign)) and node.value:
            return self._assignment(node)
        if isinstance(node, ast.Return) and node.value:
            text = ast.unparse(node.value)
            inner = self._expression(node.value)
            node.value = self._noted(inner, "returned", text, (_site(inner),))
        elif isinstance(node, ast.Expr):
            self.is_reporting = _is_report(node.value)
            node.value = self._expression(node.value)
            self.is_reporting = False
        else:
            self._blocks(node)
        return [node]

    def _blocks(self, node: ast.stmt) -> None:
        """Rewrite the statements inside a compound statement."""
        for name in ("body", "orelse", "finalbody"):
            if getattr(node, name, None):
                setattr(node, name, self.statements(getattr(node, name)))
        for handler in getattr(node, "handlers", []):
            handler.body = self.statements(handler.body)

    def _definition(self, node: ast.FunctionDef | ast.ClassDef) -> ast.stmt:
        before = self.scope
        if isinstance(node, ast.ClassDef):
            self.scope = _Scope(before.locals, before.declared_global, node.name)
        else:
            self.scope = _function_scope(node, before.owner)
        node.body = self.statements(node.body)
        self.scope = before
        return node

    def _loop(self, node: ast.For | ast.While) -> list[ast.stmt]:
        number, self.n_loops = self.n_loops, self.n_loops + 1
        header = ast.unparse(node).split("\n")[0].rstrip(":")
        if isinstance(node, ast.For):
            self._displayed(node.iter)
        body = self.statements(node.body)
        self.loops[number] = Loop(
            number,
            node.lineno,
            node.end_lineno or node.lineno,
            header,
            tuple(body),
            ast.unparse(node.target) if isinstance(node, ast.For) else "",
            self.scope.owner,
            self.scope.declared_global,
            self.scope.locals is not None,
        )
        node.body = [_call("top", number, node), *body]
        node.orelse = self.statements(node.orelse)
        if isinstance(node, ast.For):
            node.iter = _wrapped("iterate", number, node.iter)
        else:
            node.test = _wrapped("goes_on", number, node.test)
        return [_call("enter", number, node), node, _call("leave", number, node)]

    def _displayed(self, iterated: ast.expr) -> None:
        """Rewrite what a loop's header computes in lists: gradients beside their parameters."""
        for node in list(ast.walk(iterated)):
            if isinstance(node, (ast.List, ast.Tuple)):
                node.elts = [self._computed(x) for x in node.elts]
            elif isinstance(node, ast.Dict):
                node.values = [self._computed(x) for x in node.values]

    def _computed(self, node: ast.expr) -> ast.expr:
        return self._expression(node) if isinstance(node, (ast.BinOp, ast.Call)) else node

    def _assignment(self, node: ast.Assign | ast.AugAssign | ast.AnnAssign) -> list[ast.stmt]:
        assert node.value is not None
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        kind = "augmented" if isinstance(node, ast.AugAssign) else "assign"
        inner = self._expression(node.value)
        node.value = inner
        after: list[ast.stmt] = []
        if kind == "assign" and not isinstance(targets[0], (ast.Tuple, ast.List)):
            node.value = self._noted(inner, kind, ast.unparse(targets[0]), (_site(inner),))
        else:
            own = _TIMES if isinstance(getattr(node, "op", None), ast.Mult) else ""
            after = [new for t in _flat(targets) for new in self._after(t, kind, _site(inner), own)]
        stored = [_base(t) for t in targets if isinstance(t, ast.Subscript)]
        after += [new for t in stored for new in self._after(t, "stored", _site(node.value))]
        return [node, *after]

    def _after(self, target: ast.expr, kind: str, part: int, operator: str = "") -> list[ast.stmt]:
        """Return a statement that notes a target behind its assignment; none if it is not to."""
        load = _loaded(target)
        noted = self._noted(load, kind, ast.unparse(target), (part,), operator)
        if noted is load:
            return []
        is_own = self.scope.locals is None or (
            isinstance(target, ast.Name) and target.id in self.scope.locals
        )
        statement: ast.stmt = ast.Expr(noted)
        if isinstance(target, ast.Name) and is_own:
            statement = ast.Assign([ast.Name(target.id, ast.Store())], noted)
        return [ast.copy_location(statement, target)]

    def _expression(self, node: ast.expr) -> ast.expr:
        """Return an expression with notes of its operands and of itself."""
        text = ast.unparse(node) if not isinstance(node, ast.Constant) else ""
        if isinstance(node, ast.BinOp):
            node.left, node.right = self._expression(node.left), self._expression(node.right)
            parts = (_site(node.left), _site(node.right))
            return self._noted(node, "binary", text, parts, type(node.op).__name__)
        if isinstance(node, ast.Call):
            return self._call(node, text)
        if isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)):
            if isinstance(node, (ast.Attribute, ast.Subscript)) and not _is_plain(node.value):
                node.value = self._expression(node.value)
                return self._noted(node, "load", text, (_site(node.value),))
            return self._noted(node, "load", text)
        if isinstance(node, ast.Lambda):
            returned, inner = ast.unparse(node.body), self._expression(node.body)
            node.body = self._noted(inner, "returned", returned, (_site(inner),))
        self._inner(node)
        return node

    def _inner(self, node: ast.expr) -> None:
        """Rewrite what is inside an expression that is not noted itself."""
        for name in _INSIDE.get(type(node), ()):
            inner = getattr(node, name)
            if isinstance(inner, list):
                setattr(node, name, [self._expression(x) for x in inner])
            else:
                setattr(node, name, self._expression(inner))
        if isinstance(node, ast.JoinedStr):
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    part.value = self._expression(part.value)

    def _call(self, node: ast.Call, text: str) -> ast.expr:
        name = ast.unparse(node.func).rpartition(".")[2]
        if isinstance(node.func, ast.Attribute):
            node.func.value = self._expression(node.func.value)
        node.args = [x if isinstance(x, ast.Starred) else self._expression(x) for x in node.args]
        for keyword in node.keywords:
            if keyword.arg is not None:
                keyword.value = self._expression(keyword.value)
        parts = [_site(x) for x in node.args]
        parts += [_site(k.value) for k in node.keywords]
        if isinstance(node.func, ast.Attribute):
            parts.insert(0, _site(node.func.value))
        return self._noted(node, "call", text, tuple(parts), name)

    def _noted(
        self, node: ast.expr, kind: str, text: str, parts: tuple[int, ...] = (), operator: str = ""
    ) -> ast.expr:
        number = len(self.sites)
        line = getattr(node, "lineno", 0)
        own = tuple(p for p in parts if p >= 0)
        self.sites.append(
            Site(number, kind, line, text, own, self.is_reporting, operator, self.statement)
        )
        if self.only is not None and number not in self.only:
            return node
        return _wrapped("backward" if operator == "backward" else "note", number, node)


def _function_scope(node: ast.FunctionDef, owner: str | None) -> _Scope:
    arguments = node.args
    names = {a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
    inner = list(ast.walk(node))
    names |= {n.id for n in inner if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    declared = {x for n in inner if isinstance(n, (ast.Global, ast.Nonlocal)) for x in n.names}
    is_global = {x for n in inner if isinstance(n, ast.Global) for x in n.names}
    # What is declared is assigned already; noting it by an assignment changes nothing.
    return _Scope(frozenset(names | declared), tuple(sorted(is_global)), owner)


def _is_report(node: ast.expr) -> bool:
    if not isinstance(node, ast.Call):
        return False
    return ast.unparse(node.func).rpartition(".")[2] in _REPORTING


def _is_plain(node: ast.expr) -> bool:
    """Whether an expression is a name or a chain of attributes and items of one."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return isinstance(node, ast.Name)


def _site(node: ast.expr) -> int:
    """Return the site of a noted expression; -1 if it is none."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        owner, first = node.func.value, node.args[0]
        if isinstance(owner, ast.Name) and owner.id == RECORDER and isinstance(first, ast.Constant):
            return int(first.value)  # type: ignore[arg-type]
    if isinstance(node, ast.UnaryOp):
        return _site(node.operand)
    return -1


def _wrapped(method: str, number: int, node: ast.expr) -> ast.expr:
    owner = ast.Name(RECORDER, ast.Load())
    call = ast.Call(ast.Attribute(owner, method, ast.Load()), [ast.Constant(number), node], [])
    for new in (owner, call, call.func, call.args[0]):
        ast.copy_location(new, node)
    return call


def _call(method: str, number: int, node: ast.stmt) -> ast.stmt:
    """Return the statement that tells the recorder of a loop, with the names around it."""
    text = f"{RECORDER}.{method}({number}, globals(), locals())"
    statement = ast.parse(text).body[0]
    for inner in ast.walk(statement):
        if isinstance(inner, (ast.expr, ast.stmt)):
            ast.copy_location(inner, node)
            inner.end_lineno, inner.end_col_offset = inner.lineno, inner.col_offset
    return statement


def _flat(targets: Iterable[ast.expr]) -> list[ast.expr]:
    flat: list[ast.expr] = []
    for target in targets:
        if isinstance(target, (ast.Tuple, ast.List)):
            flat += _flat(target.elts)
        elif not isinstance(target, ast.Starred):
            flat.append(target)
    return flat


def _base(target: ast.Subscript) -> ast.expr:
    node: ast.expr = target
    while isinstance(node, ast.Subscript):
        node = node.value
    return node


def _loaded(target: ast.expr) -> ast.expr:
    load = ast.parse(ast.unparse(target), mode="eval").body
    for inner in ast.walk(load):
        if isinstance(inner, ast.expr):
            ast.copy_location(inner, target)
    return load
