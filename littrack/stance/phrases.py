"""Where a text names a thing of one or more words: whole words, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from littrack.stance.stems import canon, content, marked_otherwise, marks

_WORD = re.compile(r"[^\W_]+")
_LINKS = frozenset("of for in from with against to by on".split())
_BREAKS = frozenset("and or nor but versus vs than".split())
_PAIR = 2
_BESIDE = 2  # places from one word of a pair to the other: "green leaf tea"
_ROUND = 4  # the same the other way round, "vaccines against the flu"
_LOOSE = 2  # words more than its own that a longer name may be spread over
_SIGN = re.compile(r"[\s-]*(?:[^\W_]|\d{2})\b")  # what stands after a name as its sign
_A_SIGN = re.compile(r"[^\W_]|\d{2}")
_STOPS = re.compile(r"[,;:.()]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The stems of a name in their order, and the signs ("C" of vitamin C) that belong to it."""

    stems: tuple[str, ...]
    signs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, name: str) -> Phrase | None:
        """Read a name; nothing where no word of it carries meaning."""
        wanted = content(name)
        order = [canon(m[0].lower()) for m in _WORD.finditer(name)]
        stems = tuple(dict.fromkeys(s for s in order if s in wanted))
        return cls(stems, marks(name)) if stems else None

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a text names it."""
        wanted = set(self.stems)
        if not wanted <= content(text):
            return
        words = [
            (canon(m[0].lower()), m.start(), m.end())
            for m in _WORD.finditer(text)
            if len(m[0]) > 1 and not (m[0].isdigit() and len(m[0]) == _PAIR)
        ]
        after = 0
        for at, (stem, start, _) in enumerate(words):
            last = self._last(text, words, at) if stem in wanted and start >= after else None
            end = self._signed(text, start, words[last][2]) if last is not None else None
            if end is not None:
                after = end
                yield start, end

    def _last(self, text: str, words: list[tuple[str, int, int]], at: int) -> int | None:
        """The place of the last word of a name that begins here, if all of it follows."""
        wanted = set(self.stems)
        reach = _ROUND if len(wanted) <= _PAIR else len(wanted) + _LOOSE
        seen: set[str] = set()
        for place in range(at, min(len(words), at + reach + 1)):
            if words[place][0] in wanted:
                seen.add(words[place][0])
            if seen == wanted:
                between = text[words[at][2] : words[place][1]]
                return place if self._side_by_side(words[at][0], between) else None
        return None

    def _side_by_side(self, first: str, between: str) -> bool:
        """Whether the words of a pair stand side by side, or the second before the first."""
        told = [w for w in _WORD.findall(between.lower()) if not _A_SIGN.fullmatch(w)]
        if len(self.stems) != _PAIR:
            return True
        if not told:
            return not _STOPS.search(between)
        if _BREAKS.intersection(told):
            return False
        if first == self.stems[0]:
            return len(told) < _BESIDE
        return bool(_LINKS.intersection(told)) and not _STOPS.search(between)

    def _signed(self, text: str, start: int, end: int) -> int | None:
        """Where a name ends with its sign; nowhere where that is another one or is wanting.

        A sign of two digits ("COVID-19") may be left out.
        """
        sign = _SIGN.match(text, end)
        whole = sign.end() if sign else end
        told = text[start:whole]
        needed = {(word, sign) for word, sign in self.signs if len(sign) == 1}
        if not needed <= marks(told) or marked_otherwise(self.signs, told):
            return None
        return whole if self.signs & marks(told) else end
