"""An Atom feed of what moved: one entry a news, with an id that never changes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

from littrack.changes.render import clean, parts
from littrack.changes.values import Moved

ATOM = "http://www.w3.org/2005/Atom"
_KEPT = 100
# The name space of all littrack feeds (RFC 9562, version 5): the same news, the same id, anywhere.
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:littrack:changes")


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    title: str
    summary: str
    at: datetime


def atom(topic: str, title: str, moves: Sequence[Moved], at: datetime) -> bytes:
    """Write a feed from what moved at each report of a topic, oldest first; newest stands on top.

    News reported twice stands in it once, as first reported. `at` is the day of a feed
    that has no news yet.
    """
    entries: dict[str, _Entry] = {}
    for moved in moves:
        for entry in _entries(topic, moved):
            entries.setdefault(entry.id, entry)
    newest = sorted(entries.values(), key=lambda entry: (entry.at, entry.id), reverse=True)[:_KEPT]
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", _urn(topic))
    _add(feed, "title", clean(f"{title}: what moved"))
    _add(_add(feed, "author"), "name", "littrack")
    _add(feed, "updated", (newest[0].at if newest else at).isoformat())
    for entry in newest:
        _write(feed, entry)
    ET.indent(feed)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entries(topic: str, moved: Moved) -> Iterator[_Entry]:
    for heading, lines in parts(moved, clean):
        for line in lines:
            # A verdict may move to and fro: the moment makes each time news of its own.
            name = _urn(topic, heading, line, moved.until.isoformat())
            yield _Entry(name, heading, line, moved.until)


def _write(feed: ET.Element, entry: _Entry) -> None:
    element = _add(feed, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.summary[:160])
    _add(element, "updated", entry.at.isoformat())
    _add(element, "category").set("term", entry.title)
    _add(element, "content", entry.summary).set("type", "text")


def _urn(*parts: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_SPACE, chr(31).join(parts))}"


def _add(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = text or None
    return element
