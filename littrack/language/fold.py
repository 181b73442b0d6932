"""A sentence as it is matched: signs that print alike made alike, each still knowing its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SIGNS = {
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n\r\f\v", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad*", ""),
    **dict.fromkeys("‘’‛´`", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
    "—": " -- ",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
# [words](address) of Markdown keeps its words; [3] and raised figures are marks, not words.
_LINK = re.compile(r"\]\([^()\s]*\)")
_MARK = re.compile(r"\s*\[[\d,;\s–-]+\]|\[\^\w+\]|(?<=[\w.,;)\"'])[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


# Most sentences: printing ASCII without marks, one blank between words. Nothing is to be folded.
_PLAIN = re.compile(r"[!-)+-Z\\^-~]+(?: [!-)+-Z\\^-~]+)*")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is what is matched; character i of it came from `source[at[i]]`."""

    text: str
    at: tuple[int, ...]
    end: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the source."""
        if start >= end:
            return self.at[start] if start < len(self.at) else self.end, self.end
        return self.at[start], self.at[end - 1] + 1


def fold(source: str, offset: int = 0) -> Folded:
    """Fold a piece of text that begins at `offset`; runs of blanks become one blank."""
    if _PLAIN.fullmatch(source):
        return Folded(source, tuple(range(offset, offset + len(source))), offset + len(source))
    out: list[str] = []
    places: list[int] = []
    skip = _skipped(source)
    for place, sign in enumerate(source):
        if place in skip:
            continue
        for each in _SIGNS.get(sign, sign):
            if each == " " and (not out or out[-1] == " "):
                continue
            out.append(each)
            places.append(offset + place)
    return Folded("".join(out).rstrip(), tuple(places), offset + len(source))


def _skipped(source: str) -> frozenset[int]:
    marks = [m.span() for pattern in (_LINK, _MARK) for m in pattern.finditer(source)]
    if _LINK.search(source):
        marks += [m.span() for m in re.finditer(r"!?\[(?=[^\]]*\]\()", source)]
    return frozenset(i for start, end in marks for i in range(start, end))


def without_accents(text: str) -> str:
    """Write a text without the accents on its letters: "é" as "e"."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
