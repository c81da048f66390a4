"""Slips with models of PyTorch: layers that do not follow one another, what a model is called with.

Each rule takes what failed and returns the edits that mend it; none where there is doubt.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from curvesmith.diagnosis.script.edits.edit import Edit, over
from curvesmith.diagnosis.script.names import nearest_of
from curvesmith.diagnosis.script.phrases import closed
from curvesmith.diagnosis.script.slips_numpy import Failed, last_name

__all__ = ["RULES"]

_OPTIONS = ("requires_grad", "dtype", "device", "generator", "out", "size")
_CALLS = ("predict", "apply", "run", "compute", "call", "forward_pass", "evaluate")
_TWO = 2  # sizes of a layer, arguments of super


def _own_class(failed: Failed) -> Iterator[Edit]:
    """Yield ``super()`` for one that names another class."""
    if not re.search(r"is not defined|must be an instance|obj must be", failed.message):
        return
    for call in failed.calls:
        if failed.is_on(call) and ast.unparse(call.func) == "super" and len(call.args) == _TWO:
            yield over(call, "super()")


def _followed(failed: Failed) -> Iterator[Edit]:
    """Yield the sizes of a layer of which the one before it gives another number."""
    found = re.search(r"cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)", failed.message)
    if found is None:
        return
    linear = [c for c in failed.calls if last_name(c) == "Linear" and len(c.args) >= _TWO]
    used = [ast.unparse(c.func) for c in failed.calls if failed.is_on(c)]
    made = {ast.unparse(t): n.value for n in ast.walk(failed.tree)
            if isinstance(n, ast.Assign) for t in n.targets}  # fmt: skip
    own = [made[name] for name in used if made.get(name) in linear]
    own = [c for c in own if _may_be(c, found[3], found[4])]  # type: ignore[arg-type]
    if len(own) == 1:
        layer = own[0]
        assert isinstance(layer, ast.Call)
        first, second = layer.args[:_TWO]
        if found[2] == found[4]:
            yield over(first, failed.text(second))
            yield over(second, failed.text(first))
        else:
            yield over(first, found[2])
        return
    wrong = [
        (one.args[1], other.args[0])
        for one, other in pairwise(sorted(linear, key=lambda c: (c.lineno, c.col_offset)))
        if ast.unparse(one.args[1]) != ast.unparse(other.args[0])
    ]
    if len(wrong) == 1:
        yield over(wrong[0][1], failed.text(wrong[0][0]))


def _may_be(layer: ast.Call, n_in: str, n_out: str) -> bool:
    """Whether a layer may have these sizes: numbers are what they are, names may stand for any."""
    pairs = zip(layer.args[:_TWO], (n_in, n_out), strict=True)
    return all(not isinstance(x, ast.Constant) or str(x.value) == size for x, size in pairs)


def _parameters(failed: Failed) -> Iterator[Edit]:
    """Yield the parameters of a model that an optimizer is given as it is."""
    if "object is not iterable" not in failed.message and "iterable of" not in failed.message:
        return
    for call in failed.calls:
        is_optimizer = re.search(r"(optim\.)?(SGD|Adam\w*|RMSprop|Adagrad|LBFGS|Rprop)$",
                                 ast.unparse(call.func))  # fmt: skip
        if failed.is_on(call) and is_optimizer and call.args and isinstance(call.args[0], ast.Name):
            yield over(call.args[0], f"{failed.text(call.args[0])}.parameters()")


def _called(failed: Failed) -> Iterator[Edit]:
    """Yield the call of a model itself: ``model(x)``."""
    found = re.search(r"'(\w+)' object has no attribute '(\w+)'", failed.message)
    if found is None or found[2] not in _CALLS or "torch" not in failed.source.text:
        return
    for call in failed.calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr == found[2]:
            yield over(call.func, failed.text(call.func.value))


def _made_first(failed: Failed) -> Iterator[Edit]:
    """Yield an activation or loss that is made before it is given arrays: ``nn.Tanh()(x)``."""
    found = re.search(r"^(\w+)\.__init__\(\) takes \d+ positional argument", failed.message)
    for call in failed.calls if found else ():
        if failed.is_on(call) and last_name(call) == found[1] and call.args:  # type: ignore[index]
            end = call.func.end_col_offset or 0
            yield Edit(call.func.end_lineno or call.lineno, end, end, "()")


def _of_list(failed: Failed) -> Iterator[Edit]:
    """Yield a tensor of a list, and the parts of a list as parts of a model."""
    for call in (c for c in failed.calls if failed.is_on(c) and len(c.args) == 1):
        given = call.args[0]
        if "expected np.ndarray" in failed.message and last_name(call) == "from_numpy":
            yield over(call, f"torch.tensor({failed.text(given)}, dtype=torch.float32)")
        is_parts = last_name(call) == "Sequential" and not isinstance(given, ast.Starred)
        if "list is not a Module subclass" in failed.message and is_parts:
            yield Edit(given.lineno, given.col_offset, given.col_offset, "*")


def _with_gradients(failed: Failed) -> Iterator[Edit]:
    """Yield a forward pass that gradients are followed through, in the loop of its backward pass.

    Steps stand below ``no_grad``, and change what they follow; predictions do neither.
    """
    if "does not require grad" not in failed.message:
        return
    loops = [n for n in failed.nodes(ast.For, ast.While) if failed.is_on(n)]  # type: ignore[arg-type]
    blocks = {id(n): n for loop in loops for n in ast.walk(loop) if isinstance(n, ast.With)}
    for block in blocks.values():
        is_step = re.search(r"\.grad\b|-=|\.step\(", failed.text(block))
        for item in block.items:
            head = ast.unparse(item.context_expr)
            if head == "torch.no_grad()" and not is_step and block.lineno < failed.line:
                yield over(item.context_expr, "torch.enable_grad()")


def _on_this_machine(failed: Failed) -> Iterator[Edit]:
    """Yield the processor for a graphics card that there is none of."""
    if not re.search(r"CUDA enabled|NVIDIA driver|CUDA GPUs", failed.message):
        return
    for node in failed.nodes(ast.Constant):
        assert isinstance(node, ast.Constant)
        if isinstance(node.value, str) and re.fullmatch(r"cuda(:\d+)?", node.value):
            yield over(node, repr("cpu"))
    for call in failed.calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "cuda":
            yield over(call, failed.text(call.func.value))


def _options(failed: Failed) -> Iterator[Edit]:
    """Yield an option of a tensor as PyTorch spells it."""
    if "invalid combination of arguments" not in failed.message:
        return
    for call in (c for c in failed.calls if ast.unparse(c.func).startswith("torch.")):
        for keyword in call.keywords:
            meant = nearest_of(keyword.arg or "", [x for x in _OPTIONS if x != keyword.arg])
            if keyword.arg not in _OPTIONS and meant:
                end = keyword.col_offset + len(keyword.arg or "")
                yield Edit(keyword.lineno, keyword.col_offset, end, meant)


def _zeroed(failed: Failed) -> Iterator[Edit]:
    """Yield ``w.grad.zero_()`` for what only optimizers and modules have."""
    if "'Tensor' object has no attribute 'zero_grad'" not in failed.message:
        return
    for call in failed.calls:
        if failed.is_on(call) and isinstance(call.func, ast.Attribute):
            yield over(call, f"{failed.text(call.func.value)}.grad.zero_()")


def _one_number(failed: Failed) -> Iterator[Edit]:
    """Yield the mean of what goes backwards and is more than one number."""
    if "only for scalar outputs" not in failed.message:
        return
    step = failed.statement
    is_call = isinstance(step, ast.Expr) and isinstance(step.value, ast.Call)
    func = step.value.func if is_call else None  # type: ignore[union-attr]
    if not isinstance(func, ast.Attribute) or func.attr != "backward":
        return
    made = [n for n in failed.made(ast.unparse(func.value)) if n.lineno < failed.line]
    if made:
        value = made[-1].value
        yield over(value, f"{closed(failed.text(value), value)}.mean()")


RULES = (
    (_own_class, "super", "`super()` begins the class that it stands in."),
    (_followed, "width", "A layer takes as many inputs as the one before it has outputs."),
    (_parameters, "call", "An optimizer is given the parameters of a model: `parameters()`."),
    (_called, "call", "A model is called like a function: `model(x)`."),
    (_made_first, "call", "A class is called to make what computes: `Tanh()`."),
    (_of_list, "list", "A list is no array, and no part of a model."),
    (_with_gradients, "graph", "Below `no_grad` nothing is followed that goes backwards."),
    (_on_this_machine, "device", "There is no graphics card here; the processor does the same."),
    (_options, "keyword", "PyTorch spells this option otherwise."),
    (_zeroed, "zero", "A tensor's gradient is set to zero by `grad.zero_()`."),
    (_one_number, "scalar", "What goes backwards is one number: the mean of all rows."),
)
