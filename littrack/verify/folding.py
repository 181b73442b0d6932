"""A canonical form of text that is blind to typography, with its places in the original.

Two texts have one canonical form when they differ in nothing but case, blanks, hyphenation, marks
of quotation, dashes, brackets, punctuation, Greek letters or their names, HTML entities, raised and
lowered signs, accents and the ASCII spellings of signs. Digits, decimal points, minus signs and the
signs between numbers always count.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

GREEK = {
    chr(code): unicodedata.name(chr(code)).rpartition(" ")[2].lower()
    for code in (*range(0x3B1, 0x3C2), *range(0x3C3, 0x3CA))
}
GREEK |= {"ς": "sigma", "λ": "lambda", "ϕ": "phi", "ϵ": "epsilon", "ϑ": "theta", "ϰ": "kappa"}
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "þ": "th"})
DASHES = "-‐‑‒–—―−⁃﹣－⁻₋"
TAG = r"</?(?:sub|sup|i|b|u|em|strong|p|br|span|div|li|q|italic|bold)\b[^<>]*>|<a\s[^<>]*>|</a>"
_MINUS = r"[-‐‑‒–—−⁻]"

# Signs that are written in letters or in more than one ASCII sign, the longest first.
SPELT_SIGNS: tuple[tuple[str, str], ...] = (
    (r"(?:less|lower|smaller)\s+than\s+or\s+equal\s+to(?=\s*[\d.·])", "<="),
    (r"(?:greater|more|higher)\s+than\s+or\s+equal\s+to(?=\s*[\d.·])", ">="),
    (r"less\s+than(?=\s*[\d.·])", "<"),
    (r"greater\s+than(?=\s*[\d.·])", ">"),
    (r"plus\s+or\s+minus\b", "±"),
    (
        rf"\+\s?/\s?{_MINUS}|\+\s?or\s?{_MINUS}|\({_MINUS}?\+/?{_MINUS}\)|\+{_MINUS}(?=\s?[\d.])",
        "±",
    ),
    (r"[<＜]\s?/?\s?=|=<|≤|≦|⩽", "<="),
    (r"[>＞]\s?/?\s?=|=>|≥|≧|⩾", ">="),
    (r"\bdeg(?:rees?|\.)?\s+(?=[CF]\b)|[°º˚]\s?(?=[CF]\b)", "°"),
    (r"\bper\s?cent\b", "%"),
    (rf"(?<=[\d%])\s+to\s+(?={_MINUS}?[\d.])", "-"),
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
# A name behind "&amp;" was escaped more than once.
_ENTITY = re.compile(r"&(?:amp;)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_NUMBER = rf"(?P<number>\d+(?:[.,·]\d+)*|(?<![\d.,·])[.·]\d+(?:[.,·]\d+)*|[{_RAISED}]+)"
_LETTER = rf"[^\W\d_{_RAISED}]"
_WORD = rf"(?P<word>{_LETTER}+(?:[̀-ͯ]+{_LETTER}*|_{_LETTER}+)*)"
_REST = (_NUMBER, _WORD, r"(?P<blank>\s+)", r"(?P<other>.)")


def _pattern(signs: Sequence[str]) -> re.Pattern[str]:
    named = [f"(?P<sign{n}>{pattern})" for n, pattern in enumerate(signs)]
    listed = "|".join((rf"(?P<tag>{TAG})", *named, *_REST))
    return re.compile(listed, re.IGNORECASE | re.DOTALL)


_TOKEN = _pattern([pattern for pattern, _ in SPELT_SIGNS])
_LITERAL = _pattern([])
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_UNIT = re.compile(r"(?:micro|mu)(g|l|m|mol|mole|moles|liters?|litres?)")
_KEPT = frozenset("%<>=±+/×°&~≈#@∞∼√Δ")
_SAME = {"×": "x", "✕": "x", "∙": "", "~": "~", "∼": "~", "≈": "~", "&": "and", "∆": "delta"}


@dataclass(frozen=True, slots=True)
class Folded:
    """A canonical form: `starts` are where its tokens begin, `spans` their places in `raw`."""

    raw: str
    text: str
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    _edges: frozenset[int] = field(default=frozenset())

    def places(
        self, needle: str, after: int = 0, cut: tuple[bool, bool] = (False, False)
    ) -> Iterator[int]:
        """List where a canonical text stands, whole tokens only."""
        at = self.text.find(needle, after)
        while at >= 0:
            if self.whole(at, at + len(needle), cut):
                yield at
            at = self.text.find(needle, at + 1)

    def whole(self, start: int, end: int, cut: tuple[bool, bool] = (False, False)) -> bool:
        """Whether a stretch begins and ends with tokens; `cut`: it may do so inside a word."""
        begins = start in self._edges or (cut[0] and self.text[start - 1 : start + 1].isalpha())
        ends = end in self._edges or (cut[1] and self.text[end - 1 : end + 1].isalpha())
        return begins and ends

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in `raw` of a stretch of the canonical text."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        return self.spans[first][0], self.spans[last][1]

    @property
    def tokens(self) -> list[str]:
        """The canonical tokens."""
        bounds = [*self.starts, len(self.text)][1:]
        return [self.text[a:b].strip() for a, b in zip(self.starts, bounds, strict=True)]

    def next_edges(self, at: int, most: int) -> list[int]:
        """List the next few places behind `at` where a token begins."""
        first = bisect_right(self.starts, at)
        return list(self.starts[first : first + most])


def fold(text: str, *, spelt: bool = True) -> Folded:
    """Write a text in its canonical form; `spelt`: signs written in words are read as signs."""
    pieces: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int]] = []
    length, last, before = 0, "", 0
    plain, places = unescaped(text)
    for start, end, canon in _tokens(plain, spelt=spelt):
        touching = last.isdigit() and canon[0].isdigit()
        apart = touching and not _grouped(plain[before:start], canon, pieces[-1])
        before = end
        starts.append(length + apart)
        spans.append((places[start], places[end]))
        pieces.append(f" {canon}" if apart else canon)
        length += len(pieces[-1])
        last = canon[-1]
    edges = frozenset(starts) | _ends(starts, pieces, length)
    return Folded(text, "".join(pieces), tuple(starts), tuple(spans), edges)


def unescaped(text: str) -> tuple[str, Sequence[int]]:
    """Write entities as the signs they name; give for each place in that its place in the text."""
    if "&" not in text:
        return text, range(len(text) + 1)
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for match in _ENTITY.finditer(text):
        meant = html.unescape(f"&{match[1]};")
        if meant.startswith("&") and len(meant) > 1:
            continue
        pieces += [text[at : match.start()], meant]
        places += [*range(at, match.start()), *[match.start()] * len(meant)]
        at = match.end()
    return "".join((*pieces, text[at:])), [*places, *range(at, len(text) + 1)]


def _ends(starts: list[int], pieces: list[str], length: int) -> frozenset[int]:
    """Where tokens end: before the separator of two numbers too."""
    ends = {s - 1 for s, p in zip(starts, pieces, strict=True) if p[0] == " "}
    return frozenset(ends | {length})


def _grouped(gap: str, canon: str, last: str) -> bool:
    """Whether two numbers are one whose thousands are set apart by a blank ("12 000")."""
    head = last.strip()
    return (
        gap.isspace()
        and head.isdigit()
        and len(head) <= 3  # noqa: PLR2004 - thousands
        and re.match(r"\d{3}(?!\d)", canon) is not None
        and head[0] != "0"
    )


def _tokens(text: str, *, spelt: bool) -> Iterator[tuple[int, int, str]]:
    """Cut a text into tokens, each with its canonical spelling; what does not count is left out."""
    for match in (_TOKEN if spelt else _LITERAL).finditer(text):
        kind = match.lastgroup or ""
        if kind in {"blank", "tag"}:
            continue
        canon = _canon(text, match, kind)
        if canon:
            yield match.start(), match.end(), canon


def _canon(text: str, match: re.Match[str], kind: str) -> str:
    if kind == "word":
        return word(match[0])
    if kind == "number":
        return _number(match[0])
    if kind.startswith("sign"):
        return SPELT_SIGNS[int(kind[4:])][1]
    return _sign(text, match.start(), match[0], match.end())


def canonical(text: str, *, spelt: bool = True) -> str:
    """Give the canonical form of a text, without its places."""
    return fold(text, spelt=spelt).text


def _number(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("·", ".")
    if plain.startswith("."):
        plain = "0" + plain
    return plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain


@lru_cache(maxsize=65_536)
def word(text: str) -> str:
    """Give a word's canonical spelling."""
    if text[0] == "ß":
        return "beta" + (word(text[1:]) if len(text) > 1 else "")
    plain = unicodedata.normalize("NFKC", text).casefold().replace("_", "")
    spelt = "".join(GREEK.get(sign, sign) for sign in plain)
    bare = "".join(s for s in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(s))
    bare = "".join(GREEK.get(sign, sign) for sign in bare).translate(_LETTERS)
    unit = _UNIT.fullmatch(bare)
    return "u" + unit[1] if unit else bare


def _sign(text: str, start: int, sign: str, end: int) -> str:
    if sign in DASHES:
        return "-" if _counts(text, start, end) else ""
    plain = unicodedata.normalize("NFKC", sign)
    if plain in _SAME:
        return _SAME[plain]
    if plain in _KEPT:
        return plain
    return "".join(c for c in plain.casefold() if c.isalnum())


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a dash is a minus sign or stands between two numbers."""
    behind = text[end : end + 2].lstrip()
    if not behind[:1].isdigit() and behind[:1] not in {".", "·"}:
        return False
    before = text[max(0, start - 2) : start]
    if text[end : end + 1].isspace():
        return before.rstrip()[-1:].isdecimal()
    return not before[-1:].isalpha()
