"""Words that a line end or an unmapped glyph broke, mended where the words at hand leave one way.

The words at hand are those of the document, those that the parser knows, and, for words that a
line end broke, those of the records at hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from littrack.articles.pdf.glyphs import HOLE
from littrack.language.vocabulary import is_word

_WORD = re.compile(rf"[^\W\d_{HOLE}]+(?:['’-][^\W\d_{HOLE}]+)*")
_BROKEN = re.compile(r"([\w'’-]*\w)[-\u2010\u2011]\n(\w[\w'’]*)")
_HOLED = re.compile(rf"[\w'’]*{HOLE}[\w'’{HOLE}]*")
_LIGATURES = ("fi", "ff", "fl", "ffi", "ffl", "ft", "tt", "ti", "Th", "fj")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HOLES = 2  # of a word
_MODIFIER = re.compile(r"(?<=[a-zA-Z])[\u02b0-\u02ff\ue000-\uf8ff](?=[a-zA-Z])")


class Words:
    """The words of a document that no line end broke; `in_records` knows those of the records."""

    def __init__(self, texts: Iterable[str], in_records: Callable[[str], bool]) -> None:
        self._in_records = in_records
        self.counts = Counter(
            word.lower() for text in texts for word in _WORD.findall(_BROKEN.sub(" ", text))
        )

    def whole(self, text: str) -> str:
        """A paragraph with the words joined that its line ends broke."""
        return _BROKEN.sub(self._mended, text).replace("\n", " ")

    def _mended(self, broken: re.Match[str]) -> str:
        first, second = broken[1], broken[2]
        hyphenated = f"{first}-{second}"
        return first + second if self._is_one(first, second, hyphenated) else hyphenated

    def _is_one(self, first: str, second: str, hyphenated: str) -> bool:
        if not second[0].islower() or not first[-1].isalpha():
            return False
        head = first.rsplit("-", 1)[-1].lower()
        tail = _WORD.match(second)
        joined = head + (tail[0].lower() if tail else second.lower())
        here = self.counts[hyphenated.lower()], self.counts[joined]
        if any(here):
            return here[1] > here[0]
        if is_word(joined) or self._in_records(joined):
            return True
        return not (self._known(head) and self._known(second.lower()))

    def _known(self, word: str) -> bool:
        return self.counts[word] > 0 or is_word(word)

    def filled(self, text: str) -> str:
        """A paragraph with the holes filled for which one reading is left."""
        return _HOLED.sub(lambda holed: self._filling(holed[0]), text)

    def _filling(self, word: str) -> str:
        by_letter = _readings(word, _LETTERS, self._here)
        for known in (self._here, self._known):
            by_ligature = _readings(word, _LIGATURES, known)
            if len(by_ligature) == 1:
                return word if by_letter else by_ligature.pop()
        return by_letter.pop() if len(by_letter) == 1 else word

    def _here(self, word: str) -> bool:
        return self.counts[word] > 0


def _readings(word: str, signs: Iterable[str], known: Callable[[str], bool]) -> set[str]:
    """The known words that a word is with its hole filled by a sign; several holes all alike."""
    if word.count(HOLE) > _HOLES:
        return set()
    filled = {word.replace(HOLE, sign) for sign in signs}
    return {reading for reading in filled if known(reading.lower())}


def holed(text: str) -> str:
    """A text whose accents without a letter, inside words, are holes: glyphs mapped wrongly."""
    return _MODIFIER.sub(HOLE, text)
