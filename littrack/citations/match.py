"""Whether a record is the study an article names: nothing less than all it says of it agrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from littrack.citations.journals import same_journal
from littrack.citations.subject import Subject, in_animals_only, shares, text_of
from littrack.concepts import Lexicon
from littrack.model import CitationMention, Direction, Record

_TITLES = 88  # rapidfuzz ratio from which two titles are one
_TRIAL = re.compile(r"\b(?:trial|placebo|randomi[sz]ed|double-blind)\b", re.IGNORECASE)
_OBSERVED = re.compile(
    r"\b(?:survey|cross-sectional|case report|case series|questionnaire|narrative review"
    r"|interviews?|qualitative)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\b(?:no (?:significant |meaningful |clear )?"
    r"(?:difference|effect|reduction|improvement|benefit)"
    r"|(?:did|does|do) not (?:significantly )?"
    r"(?:reduce|improve|differ|decrease|relieve|prevent|lower)"
    r"|not (?:superior|effective|better)|failed to (?:show|reduce|improve))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Match:
    """A record that is the study, and what of it the article tells otherwise."""

    record: Record
    differs: tuple[str, ...] = ()


def found(
    mention: CitationMention, subject: Subject, records: Sequence[Record], lexicon: Lexicon
) -> Match | None:
    """The one record that is the study named: journal, year, author and subject all agree.

    One of them may differ only when author, title and subject leave no doubt.
    """
    exact = [r for r in records if _agrees(mention, r) and all(shares(subject, r, lexicon))]
    if exact and _telling(mention):
        return Match(exact[0]) if len(exact) == 1 else _one_of(mention, exact)
    for record in records:
        if _same_title(mention, record):
            return Match(record, differences(mention, record))
    return None


def _telling(mention: CitationMention) -> bool:
    """Whether a mention says enough to single out a study."""
    said = (mention.journal, mention.year, mention.author, mention.title)
    return bool(mention.title) or sum(map(bool, said)) > 1


def _one_of(mention: CitationMention, records: list[Record]) -> Match | None:
    """Several fit: only an author tells which, and here none does."""
    return Match(records[0]) if mention.author and len({r.key for r in records}) == 1 else None


def _agrees(mention: CitationMention, record: Record) -> bool:
    if _from_memory(mention, record):
        return False
    journal = not mention.journal or same_journal(mention.journal, record.journal)
    year = mention.year is None or record.year == mention.year
    return journal and year and _same_author(mention.author, record)


def _same_author(author: str, record: Record) -> bool:
    """Whether a named person wrote it; a named institution is looked for in the affiliations."""
    if not author:
        return True
    if " of " in author or "University" in author or "Institute" in author:
        places = " ".join(place for a in record.authors for place in a.affiliations)
        return author.removeprefix("the ").lower() in places.lower()
    last = author.rsplit(maxsplit=1)[-1].lower()
    return any(last in {a.last.lower(), a.collective.lower()} for a in record.authors)


def _from_memory(mention: CitationMention, record: Record) -> bool:
    """Whether the fields that would decide were noted from memory."""
    if record.digest is None:
        return False
    wanted = {
        "journal": bool(mention.journal),
        "year": mention.year is not None,
        "first_author": bool(mention.author),
        "title": bool(mention.title),
    }
    return any(wanted.get(field, False) for field in record.digest.from_memory)


def _same_title(mention: CitationMention, record: Record) -> bool:
    known = bool(mention.title) and not _from_memory(mention, record)
    return known and _alike(mention.title, record.title)


def _alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return bool(ratio(_plain(one), _plain(other)) >= _TITLES)


def _plain(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", title.lower()).strip()


def differences(mention: CitationMention, record: Record) -> tuple[str, ...]:
    """What an article tells otherwise of a study that is there: journal, year, author, title."""
    other = []
    if (
        mention.journal
        and record.journal.title
        and not same_journal(mention.journal, record.journal)
    ):
        other.append(f"it appeared in {record.journal.title}, not in {mention.journal}")
    if mention.year is not None and record.year and record.year != mention.year:
        other.append(f"it is of {record.year}, not {mention.year}")
    if mention.author and record.authors and not _same_author(mention.author, record):
        other.append(f"its first author is {record.first_author}, not {mention.author}")
    if mention.title and not _alike(mention.title, record.title):
        other.append(f"its title is “{record.title}”")
    return tuple(other)


def mistold(mention: CitationMention, subject: Subject, record: Record) -> tuple[str, ...]:
    """What an article tells otherwise of whom, how and what came out, on clear ground only."""
    wrong = []
    if subject.human and (species := in_animals_only(record)):
        wrong.append(f"the study was made in {species}, not in people")
    design = f"{record.title} {record.digest.design if record.digest else ''}"
    types = " ".join(kind.name for kind in record.types)
    observed = _OBSERVED.search(design)
    trial = _TRIAL.search(mention.sentence.text)
    if trial and observed and not _TRIAL.search(f"{design} {types}"):
        wrong.append(f"the study is a {observed[0].lower()}, not a trial")
    if mention.direction in {Direction.DECREASES, Direction.INCREASES} and _nothing(
        mention, record
    ):
        wrong.append("its abstract reports no such effect")
    return tuple(wrong)


def _nothing(mention: CitationMention, record: Record) -> bool:
    """Whether a sentence on that outcome says that nothing was found."""
    words = [w for w in re.findall(r"[a-z]{4,}", mention.outcome.lower()) if w != "symptoms"]
    sentences = re.split(r"(?<=[.!?])\s+", text_of(record).lower())
    on_it = [s for s in sentences if words and any(w in s for w in words)]
    return bool(on_it) and all(_NOTHING.search(s) for s in on_it[-1:])
