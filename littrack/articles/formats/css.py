"""What a style says of an element: whether its readers see it, and whether they see it struck."""

from __future__ import annotations

import re
from collections.abc import Iterator

Style = dict[str, str]

# Possessive repeats and starts behind a brace alone: a style sheet is gone through once.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_MEDIA = re.compile(r"@([\w-]++)([^{};@]*+)(?:\{((?:[^{}]*+\{[^{}]*+\})*+[^{}]*+)\}|;)")
_RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]*+)\}")
_NUMBER = re.compile(r"-?\d*\.?\d+")
_SHOWN = frozenset({"screen", "all", "only screen"})  # media whose rules hold for who reads a page
_AWAY = {"px": -999.0, "em": -99.0, "rem": -99.0, "%": -99.0, "vw": -99.0}
# What hides or strikes in one rule, and what another rule takes back.
UNDOABLE = frozenset(
    """
    clip-path display font-size height left max-height opacity overflow text-decoration text-indent
    transform visibility
    """.split()
)
_SPECK = 1.0  # pixels of a box that nobody sees


def declared(style: str) -> Style:
    """The properties of a style and their values, in lower case."""
    pairs = (part.partition(":") for part in style.lower().split(";"))
    return {name.strip(): said.replace("!important", "").strip() for name, _, said in pairs if said}


def rules(styles: str) -> Iterator[tuple[str, Style, bool]]:
    """The selectors of a style sheet with what they say, those for a reader at a screen.

    What a rule says to be important, over all others, comes by itself and is marked.
    """
    plain = _MEDIA.sub(_kept, _COMMENT.sub("", styles))
    for rule in _RULE.finditer(plain):
        said = rule[2].split(";")
        strong = [part for part in said if "!important" in part.lower()]
        yield rule[1].strip(), declared(";".join(p for p in said if p not in strong)), False
        if strong:
            yield rule[1].strip(), declared(";".join(strong)), True


def _kept(media: re.Match[str]) -> str:
    name, said = media[1].lower(), media[2].strip().lower()
    return media[3] or "" if name == "layer" or (name == "media" and said in _SHOWN) else ""


def hides(style: Style) -> bool:
    """Whether a style takes an element out of sight, whatever its parts say."""
    return bool(style) and (
        style.get("display") == "none"
        or _is_nothing(style)
        or _is_away(style)
        or _is_clipped(style)
    )


def veils(style: Style) -> bool | None:
    """Whether a style makes an element invisible but for parts that say to be visible."""
    said = style.get("visibility", "inherit")
    return None if said in {"inherit", "unset"} else said in {"hidden", "collapse"}


def strikes(style: Style) -> bool:
    """Whether a style draws a line through the words."""
    return any("line-through" in said for said in _decorations(style))


def unstrikes(style: Style) -> bool:
    """Whether a style takes the line away."""
    return any("none" in said.split() for said in _decorations(style))


def _decorations(style: Style) -> list[str]:
    return [said for name, said in style.items() if name.startswith("text-decoration")]


def _is_nothing(style: Style) -> bool:
    """No ink, no size, or the colour of what is behind."""
    ink = "" if "text" in _cut_to(style) else style.get("color", "")
    behind = style.get("background-color", style.get("background", ""))
    return (
        ink == "transparent"
        or (bool(ink) and ink == behind)
        or "scale(0)" in style.get("transform", "")
        or any(_size(style.get(name, "")) == 0 for name in ("opacity", "font-size"))
    )


def _cut_to(style: Style) -> str:
    """What a background is cut to: letters filled with a picture have no colour of their own."""
    return style.get("-webkit-background-clip", "") + style.get("background-clip", "")


def _is_away(style: Style) -> bool:
    """Far off the page."""
    for name in ("left", "top", "right", "text-indent"):
        said = style.get(name, "")
        size = _size(said)
        if size is not None and size <= _AWAY.get(said.lstrip("-.0123456789"), size - 1):
            return True
    return False


def _is_clipped(style: Style) -> bool:
    """In a box of no size whose rest is cut off, as what is for the ear alone."""
    if "hidden" in style.get("overflow", "") or "clip" in style.get("overflow", ""):
        sizes = [_size(style.get(n, "")) for n in ("height", "max-height", "width", "max-width")]
        if 0 in sizes or sum(s is not None and abs(s) <= _SPECK for s in sizes) > 1:
            return True
    path = style.get("clip-path", "").replace(" ", "")
    return path in {"inset(50%)", "inset(100%)"} or _is_point(style.get("clip", ""))


def _is_point(clip: str) -> bool:
    sides = _NUMBER.findall(clip)
    return clip.startswith("rect") and bool(sides) and all(abs(float(s)) <= _SPECK for s in sides)


def _size(said: str) -> float | None:
    number = _NUMBER.match(said)
    return float(number[0]) if number else None
