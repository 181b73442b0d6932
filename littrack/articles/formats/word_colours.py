"""Whether a run of a Word file has the colour of what is behind it, or no size to speak of."""

from __future__ import annotations

from lxml import etree

from littrack.articles.formats.word_styles import Styles, W, value

_PAGE = "FFFFFF"
_NEAR = 8  # of 255: two colours that no reader tells apart
_SPECK = 2  # half points
_NO_FILL = frozenset({"", "auto"})


def is_unseen(styles: Styles, run: etree._Element, paragraph: etree._Element | None) -> bool:
    """Whether nobody sees a run for its colour or its size."""
    own = run.find(f"{W}rPr")
    size = styles.says(own, paragraph, "sz")
    if size.isdigit() and int(size) <= _SPECK:
        return True
    ink = styles.says(own, paragraph, "color")
    if ink in _NO_FILL or styles.says(own, paragraph, "highlight") not in {"", "none", "white"}:
        return False
    return _alike(ink, _ground(styles, run))


def _ground(styles: Styles, run: etree._Element) -> str:
    """The colour behind a run; none where a box or a style of a table may have any."""
    for node in (run, *run.iterancestors()):
        if node.tag == f"{W}txbxContent" or _is_shaded(styles, node):
            return ""
        properties = node.find(f"{node.tag}Pr")
        shade = properties.find(f"{W}shd") if properties is not None else None
        fill = shade.get(f"{W}fill", "") if shade is not None else ""
        if fill not in _NO_FILL:
            return str(fill)
    page = run.getroottree().getroot().find(f"{W}background")
    return str(page.get(f"{W}color", _PAGE)) if page is not None else _PAGE


def _is_shaded(styles: Styles, node: etree._Element) -> bool:
    """Whether a table or a paragraph has a style that may shade it."""
    name = {f"{W}tbl": "tblPr/w:tblStyle", f"{W}p": "pPr/w:pStyle"}.get(node.tag)
    found = node.find(f"w:{name}", {"w": W.strip("{}")}) if name else None
    return found is not None and styles.shades(value(found))


def _alike(ink: str, ground: str) -> bool:
    try:
        pairs = list(zip(bytes.fromhex(ink), bytes.fromhex(ground), strict=True))
    except ValueError:
        return False
    return all(abs(one - other) <= _NEAR for one, other in pairs)
