"""The style sheet of the page: one set of colors for light, one for dark.

The chart colors are Okabe and Ito's, which stay apart for every common kind of color blindness
(jfly.uni-koeln.de/color, 2008), lightened for a dark page. Every rule begins with the page's
class, so that a notebook keeps its own looks.
"""

from __future__ import annotations

__all__ = ["PAGE", "STYLE"]

_LIGHT = (
    "--page:#ffffff;--card:#f6f7f8;--ink:#1f2328;--soft:#59636e;--edge:#d1d9e0;"
    "--data:#8c8c8c;--fit:#0072b2;--failed:#c04e00;--cured:#007a58;--doubt:#8a6100"
)
_DARK = (
    "--page:#14171a;--card:#1d2126;--ink:#e6e8ea;--soft:#a0a8b1;--edge:#3a424b;"
    "--data:#9a9a9a;--fit:#56b4e9;--failed:#ff8a4c;--cured:#3ccf9f;--doubt:#e0b040"
)
# What a page of its own needs around the report; a notebook does not.
PAGE = (
    "body { margin: 0; background: #ffffff } "
    "@media (prefers-color-scheme: dark) { body { background: #14171a } }"
)

# "&" stands for the page's class.
_RULES = """
& { background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif;
    padding: 1.5rem; max-width: 62rem; margin: 0 auto }
& h1 { font-size: 1.5rem; margin: .4rem 0 }
& h2 { font-size: 1.1rem; margin: 0 0 .4rem }
& h2 small { color: var(--soft); font-weight: normal }
& h3 { font-size: .95rem; margin: 0 0 .3rem }
& p { margin: .3rem 0 }
& header p { font-size: 1.1rem }
& .badge { border-radius: 1rem; padding: .15rem .7rem; font-weight: 600; color: var(--page) }
& .badge.fault, & .badge.does-not-run { background: var(--failed) }
& .badge.healthy { background: var(--cured) }
& .badge.cannot-tell { background: var(--doubt) }
& section { background: var(--card); border-left: 4px solid var(--edge);
    padding: .8rem 1rem; margin: 1rem 0 }
& section.fault { border-color: var(--failed) }
& section.harmless { border-color: var(--doubt) }
& pre { background: var(--page); color: var(--ink); border: 1px solid var(--edge);
    padding: .5rem .7rem; overflow-x: auto; font: 13px/1.45 ui-monospace, monospace }
& pre.diff { white-space: pre-wrap; overflow-wrap: anywhere }
& .added { color: var(--cured) }
& .removed { color: var(--failed) }
& .fix b { color: var(--cured) }
& .wide { overflow-x: auto }
& summary { cursor: pointer; color: var(--soft) }
& table { border-collapse: collapse; font-size: .85rem; background: none; color: inherit }
& th, & td { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top;
    border-bottom: 1px solid var(--edge); background: none }
& th { color: var(--soft); font-weight: normal }
& td:nth-child(2) { font-variant-numeric: tabular-nums; white-space: nowrap; font-weight: 600 }
& .listing { width: 100%; border: 1px solid var(--edge); margin: .4rem 0 1rem }
& .listing td { border: 0; padding: 0 .6rem; white-space: pre; font-weight: normal;
    font: 13px/1.5 ui-monospace, monospace }
& .listing td:first-child { color: var(--soft); text-align: right; user-select: none; width: 1% }
& .listing tr.fault { background: color-mix(in srgb, var(--failed) 14%, transparent) }
& .listing tr.harmless, & .listing tr.note {
    background: color-mix(in srgb, var(--doubt) 10%, transparent) }
& .mark { border-radius: .6rem; padding: 0 .5rem; color: var(--page); background: var(--doubt);
    font: 600 12px/1.4 system-ui, sans-serif }
& .mark.fault { background: var(--failed) }
& .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
    gap: 1rem }
& figure { margin: 0; background: var(--card); padding: .8rem }
& figcaption, & footer { color: var(--soft); font-size: .85rem }
& footer { margin-top: 1rem }
& svg { width: 100%; height: auto; font: 11px system-ui, sans-serif }
& svg .axis { stroke: var(--soft); fill: none }
& svg .grid { stroke: var(--edge); fill: none; stroke-width: .6 }
& svg .line { stroke-width: 1.8 }
& svg .dashed { stroke-dasharray: 6 4 }
& svg .dot { opacity: .6 }
& svg .band { opacity: .14 }
& svg .rail { fill: var(--edge); opacity: .4 }
"""
_COLORS = ("ink", "soft", "data", "fit", "failed", "cured", "doubt")


_CLASS = ".curvesmith-report"


def _sheet() -> str:
    """Return all rules, each below the page's class."""
    colors = "".join(
        f"& svg .{name} {{ fill: var(--{name}) }}\n"
        f"& svg .line.{name} {{ stroke: var(--{name}); fill: none }}\n"
        for name in _COLORS
    )
    dark = f"@media (prefers-color-scheme: dark) {{ & {{ {_DARK} }} }}\n"
    light = f"& {{ color-scheme: light dark; {_LIGHT} }}\n"
    return f"{light}{dark}{_RULES.strip()}\n{colors}".replace("&", _CLASS)


STYLE = _sheet()
