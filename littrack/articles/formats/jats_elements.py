"""The elements of JATS as elements of HTML (ANSI/NISO Z39.96)."""

from __future__ import annotations

from lxml import etree

from littrack.lexicon.word_lists import word_lists

_ELEMENTS = word_lists("jats_elements")
_DROPPED, _KEPT = frozenset(_ELEMENTS["dropped"]), frozenset(_ELEMENTS["kept"])
_BECOMES = {name: tag for tag, names in _ELEMENTS["becomes"].items() for name in names}
_AFTER: dict[str, str] = _ELEMENTS["after"]
_REFERENCE = frozenset({"element-citation", "mixed-citation", "citation", "nlm-citation"})
_PEOPLE = frozenset({"name", "string-name"})
_HREF = "{http://www.w3.org/1999/xlink}href"


def as_html(article: etree._Element) -> str:
    """An article as the source of a page."""
    for node in list(article.iter(etree.Element)):
        name = etree.QName(node).localname
        if _is_dropped(node, name):
            _drop(node)
        else:
            _spell(node, name)
    article.tag = "article"
    body = etree.tostring(article, encoding="unicode", method="html", with_tail=False)
    return f"<html><body>{body}</body></html>"


def _is_dropped(node: etree._Element, name: str) -> bool:
    above = node.getparent()
    if name == "label":  # the number that a reference or a note has anyway
        return above is not None and above.tag == "li"
    return name in _DROPPED and next(node.iterancestors("cite"), None) is None


def _drop(node: etree._Element) -> None:
    """Take an element away, and leave what follows it."""
    above = node.getparent()
    if above is None:
        return
    node_before = node.getprevious()
    if node_before is not None:
        node_before.tail = (node_before.tail or "") + (node.tail or "")
    else:
        above.text = (above.text or "") + (node.tail or "")
    above.remove(node)


def _spell(node: etree._Element, name: str) -> None:
    """Name an element as HTML does; its attributes are those that a page is read by."""
    said = {str(key): str(node.get(key)) for key in node.keys()}  # noqa: SIM118
    node.attrib.clear()
    inside = next(node.iterancestors("cite"), None)
    if name in _REFERENCE:
        node.tag = "cite"
        node.set("class", name)
    elif inside is not None:
        node.tag = "a" if name in {"ext-link", "uri"} else "span"
        if inside.get("class") != "mixed-citation":
            node.tail = _after(node, name) + (node.tail or "").lstrip()
    else:
        node.tag = name if name in _KEPT else _BECOMES.get(name, "span")
        _shape(node, name)
    _attributes(node, name, said)


def _after(node: etree._Element, name: str) -> str:
    """The signs after a part of a reference: between names a comma, after the last one a stop."""
    if name in _PEOPLE:
        following = node.getnext()
        is_name = following is not None and etree.QName(following).localname in _PEOPLE
        return ", " if is_name else ". "
    return _AFTER.get(name, " ")


def _shape(node: etree._Element, name: str) -> None:
    """What an element is by where it stands."""
    above = node.getparent()
    if name == "title" and above is not None and above.tag in {"figcaption", "li", "dl"}:
        node.tag = "p"
    elif name == "label":
        node.tail = f" {node.tail or ''}"
    elif name == "ref-list":
        node.set("class", "references")


def _attributes(node: etree._Element, name: str, said: dict[str, str]) -> None:
    if name in {"ref", "fn"} and "id" in said:
        node.set("id", said["id"])
    elif name == "xref":
        node.set("href", f"#{said.get('rid', '').split(' ')[0]}")
    elif name in {"ext-link", "uri"} and _HREF in said:
        node.set("href", said[_HREF])
    for key in ("colspan", "rowspan"):
        if key in said:
            node.set(key, said[key])
