"""Slips between a function and its callers: arguments in another order, results of another number.

Each rule takes what failed and returns the edits that mend it; none where there is doubt.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.edit import Edit, over
from curvesmith.diagnosis.script.slips_numpy import Failed, last_name

__all__ = ["RULES"]

_LACKS = re.compile(r"(\w+)\(\) missing \d+ required positional arguments?: (.*)")
_UNPACKED = re.compile(r"(not enough|too many) values to unpack|cannot unpack non-iterable")


def _ordered(failed: Failed) -> Iterator[Edit]:
    """Yield arguments in the order of a function's own names, where callers give the same names."""
    for function, owner in _functions(failed):
        own = [a.arg for a in function.args.args]
        own = own[1:] if owner is not None else own
        for call in failed.calls:
            name = owner if owner and function.name == "__init__" else function.name
            if last_name(call) != name:
                continue
            given = [ast.unparse(x).removeprefix("self.") for x in call.args]
            places = [i for i, g in enumerate(given[: len(own)]) if g in own]
            texts = {given[i]: failed.text(call.args[i]) for i in places}
            if sorted(texts) == sorted(own[i] for i in places) and len(texts) > 1:
                for i in places:
                    if given[i] != own[i]:
                        yield over(call.args[i], texts[own[i]])


def _functions(failed: Failed) -> Iterator[tuple[ast.FunctionDef, str | None]]:
    """Yield each function with the name of the class that it is a method of."""
    methods = {
        id(n): c.name for c in failed.nodes(ast.ClassDef) for n in c.body  # type: ignore[attr-defined]
    }  # fmt: skip
    for function in failed.nodes(ast.FunctionDef):
        assert isinstance(function, ast.FunctionDef)
        yield function, methods.get(id(function))


def _given(failed: Failed) -> Iterator[Edit]:
    """Yield the argument that a call leaves out, if the caller has something of its name."""
    found = _LACKS.search(failed.message)
    if found is None:
        return
    if found[1] not in {f.name for f, _ in _functions(failed)} | {o for _, o in _functions(failed)}:
        return
    lacking = re.findall(r"'(\w+)'", found[2])
    around = failed.function
    known = {
        n.id for n in ast.walk(around or failed.tree) if isinstance(n, ast.Name)
        and isinstance(n.ctx, ast.Store)
    } | {a.arg for a in (around.args.args if around else ())}  # fmt: skip
    known |= {
        t.id for n in failed.tree.body if isinstance(n, ast.Assign)
        for t in n.targets if isinstance(t, ast.Name)
    }  # fmt: skip
    for call in failed.calls:
        if failed.is_on(call) and last_name(call) == found[1] and set(lacking) <= known:
            last = max((*call.args, *(k.value for k in call.keywords)), default=None,
                       key=lambda n: (n.end_lineno or 0, n.end_col_offset or 0))  # fmt: skip
            if last is not None and not call.keywords:
                end = last.end_col_offset or 0
                yield Edit(last.end_lineno or last.lineno, end, end, f", {', '.join(lacking)}")


def _unpacked(failed: Failed) -> Iterator[Edit]:
    """Yield as many results as are unpacked, or as many names as there are results."""
    step = failed.statement
    if not _UNPACKED.search(failed.message) or not isinstance(step, ast.Assign):
        return
    target, call = step.targets[0], step.value
    if not isinstance(target, ast.Tuple) or not isinstance(call, ast.Call):
        return
    for function, _ in _functions(failed):
        returns = [n for n in ast.walk(function) if isinstance(n, ast.Return) and n.value]
        if function.name != last_name(call) or len(returns) != 1:
            continue
        value = returns[0].value
        assert value is not None
        names = [ast.unparse(x) for x in target.elts]
        if isinstance(value, ast.Tuple) and len(value.elts) > len(names):
            results = [ast.unparse(x) for x in value.elts]
            where = [results.index(n) if n in results else -1 for n in names]
            is_known = sorted(set(where)) == where and -1 not in where
            kept = where if is_known else list(range(len(names)))
            new = [names[kept.index(i)] if i in kept else "_" for i in range(len(results))]
            yield over(target, ", ".join(new))
        elif not isinstance(value, (ast.Tuple, ast.Call)):
            local = {
                n.id for n in ast.walk(function) if isinstance(n, ast.Name)
                and isinstance(n.ctx, ast.Store)
            }  # fmt: skip
            others = [n for n in names if n not in local]
            place = names.index(others[0]) if len(others) == 1 else 0
            results = [failed.text(value) if i == place else n for i, n in enumerate(names)]
            if set(results) - {failed.text(value)} <= local:
                yield over(value, ", ".join(results))


RULES = (
    (_unpacked, "results", "A function returns as many results as its caller unpacks."),
    (_given, "arguments", "A function is given every argument that it has no default for."),
    (_ordered, "arguments", "Arguments are given in the order in which the function names them."),
)
