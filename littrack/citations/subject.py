"""What a mention and a record are about, and whether that is the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from littrack.citations.words import words
from littrack.concepts import Lexicon
from littrack.lexicon import word_lists
from littrack.lexicon import words as tables
from littrack.model import CitationMention, MentionKind, Record

_CONTENT = re.compile(r"[a-z][a-z0-9-]{3,}")
_ACTING = frozenset({"intervention"})
_SEVERAL = 4  # words of its own by which a sentence has a subject
STEM = 5  # letters by which words of one stem agree
_ENOUGH = 0.5  # share of a mention's own words that must stand in the record
_TOLD = 3  # words of its own that a retold subject shares with its record at least
_RETOLD = 0.4  # share of them
_ANIMALS = re.compile(
    r"\b(?:mice|mouse|rats?|rodents?|zebrafish|rabbits?|dogs?|monkeys?|murine|planaria)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:people|patients?|participants|volunteers|adults|women|men|children|humans?|users"
    r"|subjects|individuals|clinical|persons?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a mention is about: the topic's concepts, and its own words where there are none."""

    acting: frozenset[str]
    outcomes: frozenset[str]
    words: frozenset[str]
    human: bool

    @property
    def empty(self) -> bool:
        """Whether nothing is said of what it was about."""
        return not (self.acting or self.words)


def subject_of(mention: CitationMention, lexicon: Lexicon) -> Subject:
    """What the sentence of a mention says that the study was about."""
    said = _bare(mention)
    text = f"{said} {mention.intervention} {mention.outcome} {mention.population}"
    kinds = {h.concept.name: h.concept.kind for h in lexicon.find(text)}
    return Subject(
        acting=frozenset(n for n, kind in kinds.items() if kind in _ACTING),
        outcomes=frozenset(n for n, kind in kinds.items() if kind not in _ACTING),
        words=frozenset(_CONTENT.findall(text.lower())) - words("of_any_study") - plain_words(),
        human=bool(_PEOPLE.search(text)) and not _ANIMALS.search(text),
    )


def _bare(mention: CitationMention) -> str:
    """The sentence without the names of the study: a journal of pain need not be about pain."""
    text, place = mention.words, mention.place.text
    if mention.kind is not MentionKind.NAMED or place == text:
        return text.replace(place, " ")
    names = (mention.journal, mention.author, mention.trial, mention.meeting)
    for name in filter(None, names):
        place = place.replace(name, " ")
    return text.replace(mention.place.text, place)


def text_of(record: Record) -> str:
    """All that a record says, as one text."""
    parts = [record.title, *(section.text for section in record.abstract)]
    parts += [heading.heading.name for heading in record.mesh]
    parts += [substance.name for substance in record.substances]
    if record.digest:
        parts += [record.digest.finding, record.digest.design]
    return " ".join(parts)


def shares(subject: Subject, record: Record, lexicon: Lexicon) -> tuple[bool, bool]:
    """Whether a record is about the same thing, and about the same outcome."""
    text = text_of(record)
    names = lexicon.names(text)
    if subject.acting:
        acts = any(lexicon.related(a, n) for a in subject.acting for n in names)
        wanted = not subject.outcomes
        ends = wanted or any(lexicon.related(o, n) for o in subject.outcomes for n in names)
        return acts, ends
    found = subject.words & frozenset(_CONTENT.findall(text.lower()))
    alike = bool(subject.words) and len(found) >= _ENOUGH * len(subject.words)
    return alike, alike


def says_much(subject: Subject) -> bool:
    """Whether a sentence names enough of its subject for another one to be told from it."""
    return len(subject.words - common_words()) >= _SEVERAL


def own_words(subject: Subject) -> frozenset[str]:
    """The stems of the words that a sentence names its subject by."""
    return frozenset(word[:STEM] for word in subject.words - common_words())


def shared_words(subject: Subject, record: Record) -> int:
    """How many words of a sentence's own subject stand in a record, whatever their endings."""
    held = {word[:STEM] for word in _CONTENT.findall(text_of(record).lower())}
    return len(own_words(subject) & held)


def names_subject(subject: Subject, record: Record) -> bool:
    """Whether a record has at least one word of a sentence's own subject, whatever its ending."""
    return shared_words(subject, record) > 0


def tells_of(subject: Subject, record: Record) -> bool:
    """Whether a good part of a sentence's own words stands in a record, whatever their endings.

    It is enough only for a study that journal, year and author have all but named.
    """
    return shared_words(subject, record) >= max(_TOLD, _RETOLD * len(own_words(subject)))


def content_words(text: str) -> frozenset[str]:
    """Give the words of a text by which its subject can be told."""
    return frozenset(_CONTENT.findall(text.lower())) - common_words()


@cache
def common_words() -> frozenset[str]:
    """Give the words that tell no subject."""
    return frozenset(word_lists("common_words")["words"]) | words("of_any_study")


def in_animals_only(record: Record) -> str:
    """Which animals a study was made in, when it was made in no people; else empty."""
    headings = {h.heading.name for h in record.mesh}
    if record.digest and record.digest.population:
        if record.digest.population != "animal":
            return ""
    elif "Humans" in headings:
        return ""
    text = f"{record.title} {record.digest.finding if record.digest else ''}"
    named = _ANIMALS.search(text) or _ANIMALS.search(text_of(record))
    told = record.digest is not None or "Animals" in headings
    if named and (told or (_ANIMALS.search(record.title) and not _PEOPLE.search(record.title))):
        return named[0].lower()
    return "animals" if told and "Animals" in headings else ""


@cache
def plain_words() -> frozenset[str]:
    """Verbs in all their forms, and the words a figure is told with: they name no thing."""
    lemmas = {lemma for lemma in tables().verbs if "_" not in lemma}
    lemmas |= words("reports") | words("makes") | words("states") | words("telling")
    lemmas |= words("company")
    return frozenset(form for lemma in lemmas for form in _forms(lemma))


def _forms(lemma: str) -> tuple[str, ...]:
    stem = lemma.removesuffix("e")
    return lemma, f"{lemma}s", f"{stem}es", f"{stem}ed", f"{stem}ing", f"{lemma}{lemma[-1]}ed"
