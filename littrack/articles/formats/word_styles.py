"""The styles and numbering of a Word file: what a paragraph or a run is by its style."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_HEADS = ("heading", "title", "subtitle", "toc ")
_LIFTED = 4  # half points: a mark, not a letter moved for its looks
_BASED = 20  # styles that rest on each other


def value(node: etree._Element | None) -> str:
    """The value of a property."""
    return "" if node is None else node.get(f"{W}val", "")


def is_on(properties: etree._Element | None, *names: str) -> bool | None:
    """Whether one of some switches is on; None when the properties say nothing of them."""
    found = None
    for name in names if properties is not None else ():
        node = properties.find(f"{W}{name}") if properties is not None else None
        if node is not None:
            found = bool(found) or value(node).lower() not in _OFF
    return found


class Styles:
    """What the styles of a document say, looked up along what they rest on."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        found = styles.iter(f"{W}style") if styles is not None else ()
        self._styles = {node.get(f"{W}styleId", ""): node for node in found}
        self._formats = dict(_formats(numbering)) if numbering is not None else {}

    def name(self, paragraph: etree._Element | None) -> str:
        """The English name of a paragraph's style, in lower case."""
        style = self._styles.get(value(_found(paragraph, "pStyle")))
        return value(style.find(f"{W}name")).lower() if style is not None else ""

    def is_heading(self, paragraph: etree._Element | None) -> bool:
        """Whether a paragraph is a heading or a title by its style or its outline level."""
        for level in self._each(paragraph, "pPr", "outlineLvl"):
            return value(level) not in {"9", ""}
        chain = self._chain(value(_found(paragraph, "pStyle")))
        return any(value(s.find(f"{W}name")).lower().startswith(_HEADS) for s in chain)

    def switched(
        self, run: etree._Element | None, paragraph: etree._Element | None, *names: str
    ) -> bool:
        """Whether a switch is on for a run: by itself, its style or its paragraph's style."""
        said = is_on(run, *names)
        for properties, style in ((run, "rStyle"), (paragraph, "pStyle")):
            for node in self._chain(value(_found(properties, style))):
                said = is_on(node.find(f"{W}rPr"), *names) if said is None else said
        return bool(said)

    def says(self, run: etree._Element | None, paragraph: etree._Element | None, name: str) -> str:
        """The value of a property of a run: by itself, its style or its paragraph's style."""
        for node in self._each(run, "rPr", name, by="rStyle"):
            return value(node)
        for style in self._chain(value(_found(paragraph, "pStyle"))):
            said = _found(style.find(f"{W}rPr"), name)
            if said is not None:
                return value(said)
        return ""

    def shades(self, style: str) -> bool:
        """Whether a style, or one that it rests on, has a colour behind the text."""
        fills = (n.get(f"{W}fill", "") for s in self._chain(style) for n in s.iter(f"{W}shd"))
        return any(fill not in {"", "auto", "FFFFFF"} for fill in fills)

    def is_raised(self, run: etree._Element | None) -> bool:
        """Whether a run stands above its line: superscript, or lifted by some points."""
        for node in self._each(run, "rPr", "vertAlign", by="rStyle"):
            return value(node) == "superscript"
        lift = value(_found(run, "position"))
        return lift.isdigit() and int(lift) >= _LIFTED

    def item(self, paragraph: etree._Element | None) -> tuple[int, str] | None:
        """The depth of a list item and its list's number (``id`` and format); None for no item."""
        for numbering in self._each(paragraph, "pPr", "numPr"):
            number = value(numbering.find(f"{W}numId"))
            level = value(numbering.find(f"{W}ilvl")) or "0"
            return (int(level), number) if number not in {"", "0"} else None
        listed = self.name(paragraph).startswith(("list bullet", "list number"))
        return (0, "") if listed else None

    def numbered(self, number: str, level: int) -> bool:
        """Whether the items of a list are counted in digits."""
        return self._formats.get((number, level)) == "decimal"

    def _each(
        self, own: etree._Element | None, part: str, name: str, *, by: str = "pStyle"
    ) -> Iterator[etree._Element]:
        node = _found(own, name)
        if node is not None:
            yield node
        for style in self._chain(value(_found(own, by))):
            properties = style.find(f"{W}{part}")
            node = _found(properties, name)
            if node is not None:
                yield node

    def _chain(self, style: str) -> Iterator[etree._Element]:
        for _ in range(_BASED):
            node = self._styles.get(style)
            if node is None:
                return
            yield node
            style = value(node.find(f"{W}basedOn"))


def _found(node: etree._Element | None, name: str) -> etree._Element | None:
    return node.find(f"{W}{name}") if node is not None else None


def _formats(numbering: etree._Element) -> Iterator[tuple[tuple[str, int], str]]:
    abstract = {n.get(f"{W}abstractNumId", ""): n for n in numbering.iter(f"{W}abstractNum")}
    for number in numbering.findall(f"{W}num"):
        base = abstract.get(value(number.find(f"{W}abstractNumId")))
        for level in base.iter(f"{W}lvl") if base is not None else ():
            at = level.get(f"{W}ilvl", "0")
            key = number.get(f"{W}numId", ""), int(at) if at.isdigit() else 0
            yield key, value(level.find(f"{W}numFmt"))
