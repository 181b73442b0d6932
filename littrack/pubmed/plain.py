"""Text with inline mark-up, made plain: what a reader would see, on one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = "etree._Element"  # noqa: SLF001 (lxml has no public name for it)

_RAISED = str.maketrans("0123456789+-−–=()n*∗'′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ**'′")
_LOWERED = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_RAISABLE = frozenset(_RAISED)
_LOWERABLE = frozenset(_LOWERED)
_AS_IS = frozenset("®™©°º†‡§¶·•,.;: ")
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_BLANK = " "
_BEFORE = "\0"  # stands between the marks after a base and those before it
_ACCENTS = {".": "\u0307", "˙": "\u0307", "^": "\u0302", "~": "\u0303", "˜": "\u0303"}
_ACCENTS |= dict.fromkeys("¯‾_-−", "\u0304") | {"→": "\u20d7"}


def squeeze(text: str) -> str:
    """Make every run of white space one blank, and none at the ends."""
    if "  " not in text:
        if text.isascii():
            clean = "\n" not in text and "\t" not in text and "\r" not in text
        else:
            clean = text.isprintable()  # of all white space only the blank is
        if clean:
            return text.strip()
    return _BLANK.join(text.split())


def plain(element: Element) -> str:
    """Read all text below an element; sup and sub stay readable, mathematics is written out."""
    if len(element):
        return squeeze(_inside(element))
    return squeeze(element.text or "")


def _inside(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts.append(_marked(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _marked(element: Element) -> str:
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    name = tag.rpartition("}")[2]
    if name == "sup":
        return raised(_inside(element))
    if name == "sub":
        return lowered(_inside(element))
    if name == "math":
        return _math(element)
    return _inside(element)


def raised(text: str) -> str:
    """Write a superscript: 10⁻³, m², else ^word; ordinals and marks stay as they are."""
    return _shifted(text, _RAISABLE, _RAISED, "^")


def lowered(text: str) -> str:
    """Write a subscript: CO₂, else C_max."""
    return _shifted(text, _LOWERABLE, _LOWERED, "_")


def _shifted(text: str, can: frozenset[int], table: dict[int, int], sign: str) -> str:
    core = text.strip()
    if not core or core in _ORDINAL or _AS_IS.issuperset(core):
        return text
    left, _, right = text.partition(core)
    if can.issuperset(map(ord, core)):
        return f"{left}{core.translate(table)}{right}"
    bare = core.isalnum() or len(core) == 1
    return f"{left}{sign}{core}{right}" if bare else f"{left}{sign}({core}){right}"


def _math(element: Element) -> str:
    """Write MathML on one line: fractions with a stroke, roots with their sign."""
    if not isinstance(element.tag, str):
        return ""
    name = element.tag.rpartition("}")[2]
    if name in {"annotation", "annotation-xml", "mphantom"}:
        return ""
    if name == "mprescripts":
        return _BEFORE
    if not len(element):
        return _BLANK if name == "mspace" else (element.text or "").strip()
    parts = [_math(child) for child in element]
    write = _WRITTEN.get(name)
    return write(parts) if write and len(parts) > 1 else _row(name, parts)


def _row(name: str, parts: list[str]) -> str:
    if name == "msqrt":
        return f"√{_grouped(''.join(parts))}"
    if name == "mfenced":
        return f"({', '.join(parts)})"
    if name == "mmultiscripts":
        return _scripted(parts)
    if name == "mtr":
        return f"{', '.join(parts)}; "
    return "".join(parts)


def _scripted(parts: list[str]) -> str:
    """Write a base with marks at its corners, in pairs of lower and upper: ³He."""
    base, *others = parts
    cut = others.index(_BEFORE) if _BEFORE in others else len(others)
    before, after = others[cut + 1 :], others[:cut]
    return _corners(before) + base + _corners(after)


def _corners(parts: list[str]) -> str:
    lower, upper = "".join(parts[::2]), "".join(parts[1::2])
    return (lowered(lower) if lower else "") + (raised(upper) if upper else "")


def _grouped(text: str) -> str:
    return text if len(text) == 1 or text.isalnum() else f"({text})"


_WRITTEN: dict[str, Callable[[list[str]], str]] = {
    "mfrac": lambda p: f"{_grouped(p[0])}/{_grouped(p[1])}",
    "mroot": lambda p: f"{raised(p[1])}√{_grouped(p[0])}",
    "msup": lambda p: p[0] + raised(p[1]),
    "mover": lambda p: p[0] + _ACCENTS.get(p[1], raised(p[1])),
    "msub": lambda p: p[0] + lowered(p[1]),
    "munder": lambda p: p[0] + lowered(p[1]),
    "msubsup": lambda p: p[0] + lowered(p[1]) + raised(p[2]),
    "munderover": lambda p: p[0] + lowered(p[1]) + raised(p[2]),
}
