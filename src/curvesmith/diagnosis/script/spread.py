"""Trainings that are written in one expression, as loops; and what a loop takes of an iterator.

Lines stay, so that errors name the user's code.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

__all__ = ["spread"]

_ENDLESS = "endless_each"  # an iterator that begins again


def spread(tree: ast.Module, solvers: frozenset[str] = frozenset()) -> ast.Module:
    """Return a module that does the same and whose trainings are loops that can be looked at.

    Parameters
    ----------
    tree : Module
    solvers : frozenset of str, default=empty
        The names of functions that train what they are given.
    """
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    changed = _Spread(_changing(tree) | solvers, frozenset(names)).visit(tree)
    assert isinstance(changed, ast.Module)
    return changed


class _Spread(ast.NodeTransformer):
    """Turns lists of what calls return, written in one expression, into loops: some train.

    And what a loop takes of an iterator into what it runs over.
    """

    def __init__(self, changing: frozenset[str], names: frozenset[str]) -> None:
        self._changing = changing
        self._names = names

    def visit_For(self, node: ast.For) -> Any:
        """Return a loop that runs over what it would take of an iterator."""
        self.generic_visit(node)
        return [*_made_endless(node), _with_next(node)]

    def visit_While(self, node: ast.While) -> Any:
        """Return a loop that runs over what it would take of an iterator."""
        self.generic_visit(node)
        return [*_made_endless(node), _with_next(node)]

    def visit_Assign(self, node: ast.Assign) -> Any:
        """Return ``x = []`` and a loop that appends, for ``x = [f(...) for i in range(...)]``."""
        value = node.value
        if not (isinstance(value, ast.ListComp) and isinstance(node.targets[0], ast.Name)):
            return self._lifted(node)
        first = value.generators[0]
        is_plain = len(value.generators) == 1 and not first.ifs
        if not (is_plain and isinstance(value.elt, ast.Call) and _is_range(first.iter)):
            return self._lifted(node)
        name = node.targets[0].id
        loop = ast.parse(f"{name} = []\nfor _ in _:\n    {name}.append(_)").body
        for new in ast.walk(ast.Module(loop, [])):
            ast.copy_location(new, node)
        head = loop[1]
        assert isinstance(head, ast.For)
        assert isinstance(head.body[0], ast.Expr)
        assert isinstance(head.body[0].value, ast.Call)
        head.target, head.iter, head.body[0].value.args = first.target, first.iter, [value.elt]
        return loop

    def visit_AugAssign(self, node: ast.AugAssign) -> Any:
        """Return a loop before the statement for what it sums up by calls that train."""
        return self._lifted(node)

    def visit_Expr(self, node: ast.Expr) -> Any:
        """Return a loop before the statement for what it sums up by calls that train."""
        return self._lifted(node)

    def _lifted(self, node: ast.Assign | ast.AugAssign | ast.Expr) -> Any:
        """Return a loop and the statement, for ``e = sum(net.train(x, y) for x, y in data)``."""
        made = next((x for x in _operands(node.value) if self._trains(x)), None)
        if made is None:
            return node
        assert isinstance(made, (ast.ListComp, ast.GeneratorExp))
        first, text = made.generators[0], "for _ in _:\n    _.append(_)"
        own = {n.id for n in ast.walk(first.target) if isinstance(n, ast.Name)}
        if any(f"{name}_each" in self._names for name in (*own, "all")):
            return node
        for inner in [*ast.walk(first.target), *ast.walk(made.elt)]:
            if isinstance(inner, ast.Name) and inner.id in own:
                inner.id = f"{inner.id}_each"
        begin, head = ast.parse(f"all_each = []\n{text}").body
        for new in ast.walk(ast.Module([begin, head], [])):
            ast.copy_location(new, node)
        assert isinstance(head, ast.For)
        assert isinstance(head.body[0], ast.Expr)
        call = head.body[0].value
        assert isinstance(call, ast.Call)
        assert isinstance(call.func, ast.Attribute)
        call.func.value = ast.copy_location(ast.Name("all_each", ast.Load()), made)
        head.target, head.iter, call.args = first.target, first.iter, [made.elt]
        kept = ast.copy_location(ast.Name("all_each", ast.Load()), made)
        return [begin, head, _Replaced(made, kept).visit(node)]

    def _trains(self, node: ast.expr) -> bool:
        """Whether a node calls a function that changes what it finds, once for each item."""
        if not isinstance(node, (ast.ListComp, ast.GeneratorExp)):
            return False
        is_plain = len(node.generators) == 1 and not node.generators[0].ifs
        if not is_plain or not isinstance(node.elt, ast.Call):
            return False
        return ast.unparse(node.elt.func).rpartition(".")[2] in self._changing


class _Replaced(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.expr, new: ast.expr) -> None:
        self._old = old
        self._new = new

    def visit(self, node: ast.AST) -> Any:
        """Return the new node for the old one."""
        return self._new if node is self._old else self.generic_visit(node)


def _operands(node: ast.expr) -> Iterator[ast.expr]:
    """Yield an expression and what it computes with, whatever happens."""
    yield node
    inner: list[ast.expr] = []
    if isinstance(node, ast.BinOp):
        inner = [node.left, node.right]
    elif isinstance(node, ast.Call):
        inner = node.args
    for part in inner:
        yield from _operands(part)


def _changing(tree: ast.Module) -> frozenset[str]:
    """Return the functions that change attributes or items, or call such: steps of a training."""
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    calls = {
        f.name: {
            ast.unparse(n.func).rpartition(".")[2] for n in ast.walk(f) if isinstance(n, ast.Call)
        }
        for f in functions
    }
    found = {f.name for f in functions if any(map(_is_step, ast.walk(f)))}
    more = found
    while more:
        more = {name for name, called in calls.items() if called & found} - found
        found |= more
    return frozenset(found)


def _is_step(node: ast.AST) -> bool:
    """Whether a statement changes an attribute or an item by what it was: ``w[i] -= step``."""
    if isinstance(node, ast.AugAssign):
        return isinstance(node.target, (ast.Attribute, ast.Subscript))
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.BinOp):
        return False
    target = node.targets[0]
    own = ast.unparse(target)
    parts = (n for n in ast.walk(node.value) if isinstance(n, (ast.Attribute, ast.Subscript)))
    return isinstance(target, (ast.Attribute, ast.Subscript)) and own in map(ast.unparse, parts)


def _made_endless(node: ast.For | ast.While) -> list[ast.stmt]:
    """Let a loop take the next item of an iterator that begins again when it is over.

    ``try: batch = next(it)`` with a handler ``it = iter(loader); batch = next(it)``. What defines
    the endless iterator in front of the loop is returned; nothing if there is no such statement.
    """
    for k, inner in enumerate(node.body):
        items = _begun_again(inner)
        if items is not None:
            assert isinstance(inner, ast.Try)
            (taken,) = inner.body
            assert isinstance(taken, ast.Assign)
            assert isinstance(taken.value, ast.Call)
            taken.value.args = [ast.copy_location(ast.Name(_ENDLESS, ast.Load()), taken)]
            node.body[k] = taken
            text = f"{_ENDLESS} = (item_each for _ in iter(int, 1) for item_each in _)"
            made = ast.parse(text).body[0]
            for new in ast.walk(made):
                ast.copy_location(new, node)
            assert isinstance(made, ast.Assign)
            assert isinstance(made.value, ast.GeneratorExp)
            made.value.generators[1].iter = items
            return [made]
    return []


def _begun_again(node: ast.stmt) -> ast.expr | None:
    """Return what an iterator runs over that a statement takes the next item of, or begins again.

    None if the statement does something else.
    """
    if not isinstance(node, ast.Try) or len(node.body) != 1 or len(node.handlers) != 1:
        return None
    begun = node.handlers[0].body[0]
    is_next = _takes_next(node.body[0]) and isinstance(begun, ast.Assign)
    value = begun.value if isinstance(begun, ast.Assign) else None
    if not is_next or not isinstance(value, ast.Call) or ast.unparse(value.func) != "iter":
        return None
    return value.args[0] if value.args else None


def _with_next(node: ast.For | ast.While) -> ast.For | ast.While:
    """Return a loop that takes an item of an iterator as one that runs over the items.

    ``for (i, batch) in ((i, next(stream)) for i in range(n))`` for ``batch = next(stream)`` in
    ``for i in range(n)``, ``for batch in (next(stream) for _ in iter(lambda: k < n, False))`` in
    ``while k < n``: what comes of an iterator cannot be taken again, what a loop runs over is kept.
    """
    at = next((k for k, inner in enumerate(node.body) if _takes_next(inner)), None)
    if at is None or len(node.body) == 1:
        return node
    taken = node.body[at]
    assert isinstance(taken, ast.Assign)
    pairs = _generator("((_, _) for _ in _)" if isinstance(node, ast.For) else "(_ for _ in _)")
    target: ast.expr = taken.targets[0]
    if isinstance(node, ast.For):
        assert isinstance(pairs.elt, ast.Tuple)
        pairs.elt.elts[1], pairs.generators[0].iter = taken.value, node.iter
        target = ast.copy_location(ast.Tuple([node.target, target], ast.Store()), node.target)
    else:
        asked = ast.parse("iter(lambda: bool(_), False)", mode="eval").body
        assert isinstance(asked, ast.Call)
        assert isinstance(asked.args[0], ast.Lambda)
        assert isinstance(asked.args[0].body, ast.Call)
        asked.args[0].body.args = [node.test]
        pairs.elt, pairs.generators[0].iter = taken.value, asked
    for new in ast.walk(pairs):
        if not hasattr(new, "lineno"):
            ast.copy_location(new, taken)
    body = [inner for inner in node.body if inner is not taken]
    loop = ast.For(target, ast.copy_location(pairs, taken), body, node.orelse)
    loop.end_lineno = node.end_lineno
    return ast.copy_location(loop, node)


def _generator(text: str) -> ast.GeneratorExp:
    """Return a generator without a place, to be filled in."""
    made = ast.parse(text, mode="eval").body
    assert isinstance(made, ast.GeneratorExp)
    for new in ast.walk(made):
        for place in ("lineno", "end_lineno", "col_offset", "end_col_offset"):
            new.__dict__.pop(place, None)
    return made


def _takes_next(node: ast.stmt) -> bool:
    """Whether a statement gives names to the next item of an iterator."""
    if not isinstance(node, ast.Assign) or len(node.targets) != 1:
        return False
    call = node.value
    return isinstance(call, ast.Call) and ast.unparse(call.func) == "next" and bool(call.args)


def _is_range(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "range"
