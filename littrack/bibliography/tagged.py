"""RIS and EndNote's tagged format: a tag a line, an entry up to its end tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from littrack.bibliography import identifiers
from littrack.bibliography.values import Bibliography, Entry

_RIS = re.compile(r"\s*([A-Z][A-Z0-9]) {1,2}- ?(.*)")
_REFER = re.compile(r"%([0-9A-Z@!#$\]&(^>|~\[=+?F])\s(.*)")
_FIELDS = {
    "DO": "doi", "DI": "doi", "TI": "title", "T1": "title", "PY": "year", "Y1": "year",
    "DA": "year", "C2": "pmcid",
}  # fmt: skip
_REFER_FIELDS = {"T": "title", "D": "year", "R": "doi", "2": "pmcid"}
_LOOSE = {"N1", "N2", "UR", "L1", "L2", "LK", "M1", "M2", "M3", "C7", "ID", "U1", "U2", "C1"}

Tags = list[tuple[str, str]]


def ris(text: str) -> Bibliography:
    """Read RIS; an entry without its ER line is whole when the next one begins."""
    found = Bibliography("RIS")
    for number, tags in _entries(text, _RIS, "TY"):
        if tags[0][0] != "TY":
            found.problems.append(f"line {number}: this entry has no TY line before it")
        found.add(_entry(f"line {number}", tags))
    return found


def refer(text: str) -> Bibliography:
    """Read EndNote's tagged export (%0, %T, %M)."""
    found = Bibliography("EndNote's tagged format")
    for number, tags in _entries(text, _REFER, "0"):
        fields = {_REFER_FIELDS[tag]: said for tag, said in reversed(tags) if tag in _REFER_FIELDS}
        fields["pmid"] = next((s for t, s in tags if t == "M" and s.strip().isdigit()), "")
        loose = [said for tag, said in tags if tag in "UZ"]
        found.add(identifiers.entry(f"line {number}", fields, loose))
    return found


def _entries(text: str, pattern: re.Pattern[str], first: str) -> Iterator[tuple[int, Tags]]:
    """Yield each entry with the line it begins on; lines without a tag continue the one before."""
    start, tags = 0, Tags()
    for number, line in enumerate(text.splitlines(), 1):
        found = pattern.match(line)
        if found is None:
            _continue(tags, line.strip())
            continue
        if found[1] in {first, "ER"} and tags:
            yield start, tags
            tags = []
        if found[1] != "ER":
            start = start if tags else number
            tags.append((found[1], found[2].strip()))
    if tags:
        yield start, tags


def _continue(tags: Tags, line: str) -> None:
    """Append a line without a tag to the value before it."""
    if tags and line:
        tag, value = tags[-1]
        tags[-1] = (tag, f"{value} {line}")


def _entry(place: str, tags: Tags) -> Entry:
    fields = {_FIELDS[tag]: said for tag, said in reversed(tags) if tag in _FIELDS and said}
    database = " ".join(_values(tags, {"DB", "DP"}))
    if identifiers.may_be_pubmed(database):
        fields["pmid"] = next(iter(_values(tags, {"AN"})), "")
    return identifiers.entry(place, fields, _values(tags, _LOOSE))


def _values(tags: Tags, wanted: AbstractSet[str]) -> list[str]:
    return [value for tag, value in tags if tag in wanted]
