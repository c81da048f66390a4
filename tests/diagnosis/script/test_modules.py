"""The text of a PyTorch script tells where its layers are called, ended, stepped and cut off."""

import pytest

from curvesmith.diagnosis.script.modules import (
    called_line,
    last_activations,
    optimizer_line,
    ungraded_lines,
)

NET = """\
class Net(nn.Module):
    def __init__(self):
        self.first = nn.Linear(1, 8)
        self.more = nn.ModuleList([nn.Linear(8, 8)])
        self.body = nn.Sequential(nn.Linear(8, 8), nn.ReLU())
        self.kept = nn.ModuleDict({"a": nn.Linear(8, 8)})
    def forward(self, x):
        h = self.first(x)
        for layer in self.more:
            h = layer(h)
        for name, layer in self.kept.items():
            h = layer(h)
        return self.body(h)
"""


@pytest.mark.parametrize(
    ("parameter", "line"),
    [
        ("net.first.weight", 8),
        ("net.more.0.bias", 10),
        ("net.kept.a.weight", 12),
        ("net.body.0.weight", None),
        ("W1", None),
    ],
)
def test_layers_are_called_by_their_name(parameter, line):
    """Or in a loop over their list; a container calls its layers itself."""
    assert called_line(NET, parameter) == line


def test_activations_at_the_end_of_a_container_are_seen():
    """By the name of the container, on their own line."""
    text = "net = nn.Sequential(\n    nn.Linear(1, 1),\n    nn.Sigmoid(),\n)\n"

    assert last_activations(text) == {"net": 3}
    assert last_activations(text.replace("nn.Sigmoid(),", "nn.Linear(1, 1),")) == {}


def test_optimizers_are_seen():
    """Whatever they are called."""
    assert optimizer_line("a = 1\no = torch.optim.AdamW(p, lr=a)\n") == 2
    assert optimizer_line("o = Momentum(p)\n") is None


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("with torch.no_grad():\n    h = f(x)\n", [(1, 2)]),
        ("with torch.set_grad_enabled(False):\n    h = f(x)\n", [(1, 2)]),
        ("@torch.no_grad()\ndef f(x):\n    return x\n", [(1, 3)]),
        ("with open('a') as file:\n    h = file.read()\n", []),
    ],
)
def test_blocks_without_a_graph_are_seen(text, lines):
    """As statements and as decorators."""
    assert list(ungraded_lines(text)) == lines
