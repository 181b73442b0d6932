"""Where a topic's things are named in a text; the words come from queries/, never from here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from littrack.model import Concept

_GAP = re.compile(r"(?:\\[\s-])+")
INTERVENTION = "intervention"  # the kind of what is given or done
_REMEMBERED = 1 << 14  # texts whose names are known: sentences come back with every claim


# The kind of a concept by its name, where a topic gives none; the first pattern that fits wins.
_KINDS = {
    "mechanism": r"receptors?$|\benzymes?$|\bsignal|\bpathway|\bbiomarker|\bCYP\d",
    "harm": r"\bharm|\badverse|\bside effect|toxic|\binjur|\boverdos|\bdeaths?\b|\bmortality"
    r"|\bpoison|\babuse|\bmisuse|\baddict|\bbleeding|\binteractions?$",
    "population": r"\b(?:people|patients|adults|children|women|men|athletes|veterans|users)$",
    "condition": r"\b(?:disorder|disease|syndrome|withdrawal|infection|deficienc|cancer|diabetes"
    r"|depend[ae]nce|hypertension|obesity|dementia|migraine)|itis\b|osis\b|emia\b|pathy\b",
    "outcome": r"\b(?:pain|ache|anxiety|sleep|insomnia|craving|depression|mood|fatigue|nausea"
    r"|quality of life|memory|cognition|weight|blood pressure|symptom|strength|stiffness)",
}


def guessed(concept: Concept) -> str:
    """Tell what a concept is from its name, then its headings; a thing given, if nothing fits."""
    for name in (concept.name, *concept.mesh):
        for kind, pattern in _KINDS.items():
            if re.search(pattern, name, re.IGNORECASE):
                return kind
    return INTERVENTION


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept named at `text[start:end]`."""

    concept: Concept
    start: int
    end: int
    text: str


class Lexicon:
    """The concepts of a topic, found in running text: longest name first, none inside another.

    `subject` is what the topic's title says it is about: the first thing given in it, if any.
    """

    def __init__(self, concepts: Sequence[Concept] = (), title: str = "") -> None:
        self.concepts = tuple(c if c.kind else replace(c, kind=guessed(c)) for c in concepts)
        self._by_name = {c.name: c for c in self.concepts}
        self._words = {_bare(w): (w, c) for c in reversed(self.concepts) for w in _words_of(c)}
        self._pattern = _pattern([word for word, _ in self._words.values()])
        self._found = lru_cache(_REMEMBERED)(self._scan)
        self.subject = next(
            (h.concept.name for h in self.find(title) if h.concept.kind == INTERVENTION), ""
        )

    def find(self, text: str) -> list[Hit]:
        """List the concepts a text names, in order; a name in capitals is met in capitals only."""
        return list(self._found(text))

    def _scan(self, text: str) -> tuple[Hit, ...]:
        if self._pattern is None:
            return ()
        hits = []
        for found in self._pattern.finditer(text):
            word, concept = self._known(found.group())
            if not word.isupper() or word in found.group():
                hits.append(Hit(concept, *found.span(), found.group()))
        return tuple(hits)

    def names(self, text: str) -> frozenset[str]:
        """Name the concepts a text mentions."""
        return frozenset(hit.concept.name for hit in self.find(text))

    def get(self, name: str) -> Concept | None:
        """Give the concept of that name."""
        return self._by_name.get(name)

    def variants(self, name: str) -> tuple[str, ...]:
        """List every word a concept goes by; the name alone when it is not a concept."""
        concept = self._by_name.get(name)
        return _words_of(concept) if concept else (name,)

    def lineage(self, name: str) -> tuple[str, ...]:
        """List a concept and all it is within, narrowest first."""
        chain: list[str] = []
        concept = self._by_name.get(name)
        while concept and concept.name not in chain:
            chain.append(concept.name)
            concept = self._by_name.get(concept.within)
        return tuple(chain) or (name,)

    def related(self, one: str, other: str) -> bool:
        """Whether two names mean one thing, or one thing is within the other."""
        return one in self.lineage(other) or other in self.lineage(one)

    def _known(self, found: str) -> tuple[str, Concept]:
        bare = _bare(found)
        endings = (bare, bare.removesuffix("s"), bare.removesuffix("es"))
        return next(self._words[b] for b in endings if b in self._words)


def _words_of(concept: Concept) -> tuple[str, ...]:
    words: Iterable[str] = (concept.name, *concept.terms, *concept.mesh, *concept.substances)
    return tuple(dict.fromkeys(w for w in words if w.strip()))


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all the words, longest first; blanks and hyphens stand for each other."""
    alternatives = "|".join(
        _GAP.sub(r"[\\s-]*", re.escape(w)) for w in sorted(words, key=len, reverse=True)
    )
    if not alternatives:
        return None
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?:e?s)?(?!\w)", re.IGNORECASE)


def _bare(word: str) -> str:
    return re.sub(r"[\s-]+", "", word.casefold())
