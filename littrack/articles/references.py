"""A text's own reference list, and where the text points to its entries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from littrack.model import Reference

_TITLE = re.compile(
    r"(?im)^(?:[#*]|[^\S\n])*(?:references?|bibliography|works cited|literature cited|sources?"
    r"|citations?|footnotes|endnotes)(?:[*:]|[^\S\n])*$"
)
_ENTRY = re.compile(
    r"(?m)^[ \t]*(?:\[(\d{1,3})\]|(\d{1,3})[.)]|\[\^(\w+)\]:|[-*•])[ \t]+(\S[^\n]*)$"
)
_BRACKETS = re.compile(r"\[(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\]|\[\^(\w+)\](?!:)")
_RAISED = re.compile(r"(?<=[\w.,;)”\"'])[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[⁻–,˒][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_URL = re.compile(r"https?://[^\s<>\")\]]+")
_RANGE = 30


def linked(text: str, known: Iterable[Reference]) -> tuple[Reference, ...]:
    """All references of a text: those the page gave and its own list, each with its anchors."""
    given = list(known)
    starts = {entry.start for entry in given}
    entries = [*given, *(e for e in _listed(text) if e.start not in starts)]
    if not entries:
        return ()
    anchors = _anchors(text, _list_start(text))
    own = {entry.start for entry in entries}
    return tuple(_with_anchors(entry, anchors, own) for entry in entries)


def _with_anchors(
    entry: Reference, anchors: dict[str, list[tuple[int, int]]], own: set[int | None]
) -> Reference:
    """The entry with the marks that point at it; the mark it begins with itself is none."""
    found = [a for a in anchors.get(entry.label, []) if entry.label and a[1] + 1 not in own]
    merged = sorted({*entry.anchors, *found})
    return replace(entry, anchors=tuple(merged))


def _list_start(text: str) -> int:
    return max((m.end() for m in _TITLE.finditer(text)), default=len(text))


def _listed(text: str) -> list[Reference]:
    start = _list_start(text)
    entries = []
    for entry in _ENTRY.finditer(text, start):
        url = _URL.search(entry[4])
        label = entry[1] or entry[2] or entry[3] or ""
        entries.append(
            Reference(
                text=entry[4].strip(),
                url=url[0].rstrip(".,;") if url else "",
                label=label,
                start=entry.start(4),
                end=entry.start(4) + len(entry[4].rstrip()),
            )
        )
    return entries


def _anchors(text: str, stop: int) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for mark in _BRACKETS.finditer(text, 0, stop):
        for label in _labels(mark[1]) if mark[1] else [mark[2]]:
            found.setdefault(label, []).append(mark.span())
    for mark in _RAISED.finditer(text, 0, stop):
        for label in _labels(mark[0].translate(_DIGITS).replace("⁻", "-").replace("˒", ",")):
            found.setdefault(label, []).append(mark.span())
    return found


def _labels(marks: str) -> list[str]:
    labels: list[str] = []
    for part in re.split(r"[,;]", marks):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        if not ends:
            continue
        last = ends[-1] if ends[-1] - ends[0] <= _RANGE else ends[0]
        labels += [str(n) for n in range(ends[0], last + 1)]
    return labels
