"""Updates: gradients set to zero before each pass, and given to every parameter."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, below, over, segment, without
from curvesmith.diagnosis.script.edits.graph import MAKERS, connected, known_to_optimizer
from curvesmith.diagnosis.script.edits.kept import kept

__all__ = ["followed", "forgotten", "late_step", "step_in_time", "within"]

_ZEROED = r"[\w.]+\.zero_grad\(.*\)"
_STEP = r"\.step\(\)|-= .*\.grad\b|\.(sub|add)_\(.*\.grad\b"
_NEW_ARRAY = r"zeros|zeros_like|full|empty"


def forgotten(case: Case) -> list[Edits]:
    """Return edits that let each iteration begin with gradients of zero."""
    several = (_zero_grad(case), _no_grad_left(case), _made_anew(case), _set_instead(case))
    return [edits for edits in several if edits]


def within(case: Case) -> list[Edits]:
    """Return the edit that makes the steps in a loop which stand behind it, if there are some."""
    outer = case.counting()
    found: list[Edits] = []
    loops = (n for n in ast.walk(outer) if isinstance(n, (ast.For, ast.While))) if outer else ()
    for block in (n.body for n in loops):
        for i, loop in enumerate(block):
            behind = [
                n for n in block[i + 1 :] if isinstance(n, (ast.Assign, ast.AugAssign, ast.Expr))
            ]
            if not isinstance(loop, ast.For) or loop.body[0].lineno == loop.lineno:
                continue
            steps = [n for n in behind if _is_step(case, n)]
            more = " " * (loop.body[0].col_offset - loop.col_offset)
            lines = [k for n in steps for k in range(n.lineno, (n.end_lineno or n.lineno) + 1)]
            if steps:
                found.append(tuple(Edit(k, 0, 0, more) for k in lines))
    return found


def late_step(text: str, prediction: int, updated: Collection[int]) -> int | None:
    """Return the line of a step behind a loop over batches, by the gradient of the last of them.

    None where the loop makes steps, or sums up gradients for one.

    Parameters
    ----------
    text : str
        The source.
    prediction : int
        A line of the loop over batches.
    updated : collection of int
        The lines of steps.
    """
    for outer in (n for n in ast.walk(ast.parse(text)) if isinstance(n, (ast.For, ast.While))):
        for i, inner in enumerate(outer.body):
            end = inner.end_lineno or 0
            if not isinstance(inner, ast.For) or not inner.lineno < prediction <= end:
                continue
            behind = [n for n in outer.body[i + 1 :] if n.lineno in updated]
            within = any(inner.lineno < line <= end for line in updated)
            if behind and not within and _takes_last(inner, behind):
                return behind[0].lineno
    return None


def _takes_last(inner: ast.For, steps: list[ast.stmt]) -> bool:
    """Whether steps take what each pass of a loop makes anew."""
    parts = [n for n in ast.walk(inner) if isinstance(n, (ast.Assign, ast.AugAssign, ast.Call))]
    summed = {ast.unparse(n.target) for n in parts if isinstance(n, ast.AugAssign)}
    calls = {name_of_call(n) for n in parts if isinstance(n, ast.Call)}
    if "backward" in calls:
        return "zero_grad" in calls
    made = {
        ast.unparse(x)
        for n in parts
        if isinstance(n, ast.Assign) and not _adds_to_itself(n)
        for t in n.targets
        for x in _each(t)
    }
    used = [
        {
            ast.unparse(x)
            for x in ast.walk(n)
            if isinstance(x, (ast.Name, ast.Attribute, ast.Subscript))
        }
        for n in steps
    ]
    return all(names & made and not names & summed for names in used)


def _adds_to_itself(node: ast.Assign) -> bool:
    """Whether a statement adds to what it changes: ``total = total + part``."""
    name = ast.unparse(node.targets[0])
    return any(isinstance(n, ast.expr) and ast.unparse(n) == name for n in ast.walk(node.value))


def step_in_time(case: Case) -> list[Edits]:
    """Return the edit that makes late steps in the loop over batches, if there are some."""
    updated = case.lines.updated.values()
    late = late_step(case.source.text, case.lines.prediction, updated)
    return within(case) if late is not None else []


def _is_step(case: Case, node: ast.stmt) -> bool:
    """Whether a statement makes a step, or computes what a step is made of."""
    if isinstance(node, ast.Expr):
        return re.search(r"\.(step|backward|zero_grad)\(", ast.unparse(node)) is not None
    targets = [node.target] if isinstance(node, ast.AugAssign) else node.targets  # type: ignore[attr-defined]
    return any(ast.unparse(t) in case.shapes for t in targets)


def followed(case: Case) -> list[Edits]:
    """Return edits that let PyTorch follow every tensor, and the optimizer change it."""
    return [
        *_own_gradient(case),
        *_zeroed_late(case),
        *known_to_optimizer(case),
        *kept(case),
        *connected(case),
        *_required(case),
        *_all_parameters(case),
    ]


def _zero_grad(case: Case) -> Edits:
    """Return ``optimizer.zero_grad()`` above each ``loss.backward()`` of the loop."""
    steps = [
        ast.unparse(n.value.func.value)
        for n in case.in_loop()
        if isinstance(n, ast.Expr)
        and isinstance(n.value, ast.Call)
        and isinstance(n.value.func, ast.Attribute)
        and n.value.func.attr == "step"
        and "sched" not in ast.unparse(n.value.func.value).lower()
    ]
    passes = [n for n in case.in_loop() if isinstance(n, ast.Expr) and _is_backward(n.value)]
    return tuple(above(n, f"{name}.zero_grad()") for n in passes for name in dict.fromkeys(steps))


def _is_backward(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and name_of_call(node) == "backward"


def _zeroed_late(case: Case) -> list[Edits]:
    """Return the edit that sets gradients to zero before the backward pass, not behind it.

    Between ``loss.backward()`` and the step, they take away what the step goes by.
    """
    edits: list[Edit] = []
    for block in _blocks(case):
        texts = [ast.unparse(n) for n in block]
        passes = [
            i for i, n in enumerate(block) if isinstance(n, ast.Expr) and _is_backward(n.value)
        ]
        steps = [i for i, text in enumerate(texts) if re.search(_STEP, text)]
        for i, text in enumerate(texts):
            before = [j for j in passes if j < i]
            if re.fullmatch(_ZEROED, text) and before and any(j > i for j in steps):
                edits += [above(block[before[-1]], text), without(case.source, block[i])]
    return [tuple(edits)] if edits else []


def _own_gradient(case: Case) -> list[Edits]:
    """Return the edits after which each tensor steps along its gradient, not along itself."""
    edits: list[Edit] = []
    for node in case.within(ast.AugAssign) if case.is_torch else ():
        assert isinstance(node, ast.AugAssign)
        name = re.sub(r"\.data$", "", ast.unparse(node.target))
        if name in case.shapes and ".grad" not in ast.unparse(node.value):
            used = [n for n in ast.walk(node.value) if isinstance(n, (ast.Name, ast.Attribute))]
            named = [n for n in used if ast.unparse(n) in (name, f"{name}.data")]
            whole = [n for n in named if not any(n is x for o in named if o is not n
                                                 for x in ast.walk(o))]  # fmt: skip
            edits += [over(n, f"{name}.grad") for n in whole]
    return [tuple(edits)] if edits else []


def _blocks(case: Case) -> Iterator[list[ast.stmt]]:
    """Yield the statements that follow one another, of every loop, function and condition."""
    for node in ast.walk(case.tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            yield body


def _no_grad_left(case: Case) -> Edits:
    """Return ``w.grad = None`` below the last statement that uses the gradient of a tensor."""
    last: dict[str, ast.stmt] = {}
    for node in case.in_loop():
        for part in ast.walk(node):
            if isinstance(part, ast.Attribute) and part.attr == "grad":
                last[ast.unparse(part.value)] = node
    return tuple(below(node, f"{name}.grad = None") for name, node in last.items())


def _made_anew(case: Case) -> Edits:
    """Return a copy, in the outermost loop, of what sets sums of gradients to zero before it."""
    loops = [n for n in ast.walk(case.tree) if isinstance(n, (ast.For, ast.While))]
    inside = [n for n in loops if n.lineno <= case.lines.loop <= (n.end_lineno or 0)]
    if not inside:
        return ()
    outer = min(inside, key=lambda n: n.lineno)
    summed = {
        ast.unparse(n.target.value if isinstance(n.target, ast.Subscript) else n.target)
        for n in ast.walk(outer)
        if isinstance(n, ast.AugAssign) and isinstance(n.op, ast.Add)
    }
    copied = [
        n
        for n in case.statements(ast.Assign)
        if isinstance(n, ast.Assign)
        and n.lineno < outer.lineno
        and {ast.unparse(x) for t in n.targets for x in _each(t)} & summed
        and re.search(_NEW_ARRAY, ast.unparse(n.value))
    ]
    return tuple(above(outer.body[0], segment(case.source, n)) for n in copied)


def _set_instead(case: Case) -> Edits:
    """Return the edit that sets gradients, in functions, where they are added to zeros made once.

    Not within a loop: there they are summed over rows or steps.
    """
    zeros = {
        ast.unparse(t)
        for n in case.statements(ast.Assign)
        if isinstance(n, ast.Assign) and re.search(_NEW_ARRAY, ast.unparse(n.value))
        for target in n.targets
        for t in _each(target)
    }
    found = [
        n
        for f in ast.walk(case.tree)
        if isinstance(f, ast.FunctionDef)
        for n in f.body
        if isinstance(n, ast.AugAssign) and isinstance(n.op, ast.Add)
        and n.target.end_lineno == n.value.lineno and ast.unparse(n.target) in zeros
    ]  # fmt: skip
    edits = []
    for node in found:
        line, end = node.lineno, node.target.end_col_offset or 0
        between = case.source.line(line).encode()[end : node.value.col_offset]
        at = end + between.index(b"+=")
        edits.append(Edit(line, at, at + 1, ""))
    return tuple(edits)


def _each(target: ast.expr) -> list[ast.expr]:
    return list(target.elts) if isinstance(target, (ast.Tuple, ast.List)) else [target]


def _required(case: Case) -> list[Edits]:
    """Return the edits after which every tensor that is made as a weight is followed."""
    edits = [
        over(k.value, "True")
        for call in case.calls(r"\w+")
        for k in call.keywords
        if k.arg == "requires_grad" and isinstance(k.value, ast.Constant) and k.value.value is False
    ]
    for node in case.statements(ast.Assign):
        assert isinstance(node, ast.Assign)
        is_set = ast.unparse(node.targets[0]).endswith(".requires_grad")
        if is_set and isinstance(node.value, ast.Constant) and node.value.value is False:
            edits.append(over(node.value, "True"))
    for call in case.calls("requires_grad_"):
        off = [x for x in [*call.args, *(k.value for k in call.keywords)] if _is_false(x)]
        edits += [over(x, "True") for x in off]
    return [*([tuple(edits)] if edits else []), *_made_to_follow(case)]


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _made_to_follow(case: Case) -> list[Edits]:
    """Return the edits that let tensors drawn as weights be followed, together and one by one."""
    used = {
        ast.unparse(p) for n in case.in_loop() for p in ast.walk(n)
        if isinstance(p, (ast.Name, ast.Attribute))
    }  # fmt: skip
    made = []
    for node in case.statements(ast.Assign):
        assert isinstance(node, ast.Assign)
        text, name = segment(case.source, node.value), ast.unparse(node.targets[0])
        is_weight = re.search(r"torch\.(randn|rand|zeros|ones|empty|full|normal)\(", text)
        is_free = "requires_grad" not in text and "Parameter" not in text
        is_data = node.lineno in (case.lines.inputs, case.lines.targets)
        is_before = node.lineno < case.lines.loop and not is_data
        if is_weight and is_free and name in used and is_before:
            is_call = isinstance(node.value, ast.Call)
            made.append((node, text if is_call else f"({text})"))
    edits = tuple(over(n.value, f"{t}.requires_grad_()") for n, t in made)
    return [edits, *((edit,) for edit in edits)] if edits else []


def _all_parameters(case: Case) -> list[Edits]:
    """Return the edit that gives the optimizer every parameter of the model."""
    found: list[Edits] = []
    for call in case.calls(MAKERS):
        if not call.args:
            continue
        text = segment(case.source, call.args[0])
        part = re.fullmatch(r"(\w+)\.[\w.\[\]]+\.parameters\(\)", text)
        if part:
            found.append((over(call.args[0], f"{part[1]}.parameters()"),))
        names = sorted({name.split(".")[0] for name in case.shapes})
        if isinstance(call.args[0], ast.List):
            found.append((over(call.args[0], f"[{', '.join(names)}]"),))
    return found
