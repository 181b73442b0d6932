"""A journal's year read record by record: whether a study that an article names can be in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from littrack.citations.authors import person, wrote
from littrack.citations.journal_match import holds_all, same_journal
from littrack.citations.match import person_named, years
from littrack.citations.protocol import JournalYear
from littrack.citations.subject import (
    Subject,
    own_words,
    says_much,
    shared_words,
    shares,
    tells_of,
)
from littrack.concepts import Lexicon
from littrack.model import CitationMention, Record

# PubMed takes only a part of some journals; of one listed so seldom an absence says nothing.
_LEAST = 12
_ALIKE = 80  # rapidfuzz ratio from which a name may be another one's misspelling
_TWO = 2


def absence(mention: CitationMention, subject: Subject, held: JournalYear, lexicon: Lexicon) -> str:
    """Say that a journal's year holds no such study; "" where it may hold it, or not be whole.

    Each of its records must be told apart by its authors or its subject, and none may be on all
    that the article says, whoever wrote it: articles misspell names and retell in their own words.
    """
    signed = person_named(mention)
    if not (_is_whole(mention, held) and _tells(mention, subject, signed=signed)):
        return ""
    if any(_may_be(mention, subject, record, lexicon, signed=signed) for record in held.records):
        return ""
    if signed and not any(_by(mention.author, record) for record in held.records):
        return f"none of them is by {mention.author}"
    return "none of them is about this"


def _is_whole(mention: CitationMention, held: JournalYear) -> bool:
    """Whether all that the journal had in the year was read, as far as PubMed lists it."""
    return not held.lacks and held.count >= _LEAST and holds_all(mention.journal)


def _tells(mention: CitationMention, subject: Subject, *, signed: bool) -> bool:
    """Whether enough is said to tell records apart; the name of a trial is in few abstracts."""
    return (signed or bool(subject.acting) or says_much(subject)) and not mention.trial


def _may_be(
    mention: CitationMention, subject: Subject, record: Record, lexicon: Lexicon, *, signed: bool
) -> bool:
    if all(shares(subject, record, lexicon)) or tells_of(subject, record):
        return True
    return (not signed or _by(mention.author, record)) and _near(subject, record, lexicon)


def _near(subject: Subject, record: Record, lexicon: Lexicon) -> bool:
    """Whether a record may be on the subject in other words: by its intervention, or two words."""
    if subject.acting:
        return shares(subject, record, lexicon)[0]
    return shared_words(subject, record) >= min(_TWO, len(own_words(subject)))


def _by(author: str, record: Record) -> bool:
    """Whether one of a record's authors is meant, though the name may be misspelled."""
    from rapidfuzz.fuzz import ratio

    said = person(author).rpartition(" ")[0] or person(author)
    return wrote(author, record) or any(
        ratio(said.lower(), each.last.lower()) >= _ALIKE for each in record.authors if each.last
    )


def in_store(mention: CitationMention, records: Sequence[Record], at: datetime) -> str:
    """How many records of the store were looked in, and how many of them are of that journal."""
    what = f"{len(records):,} records of the local store, {at:%Y-%m-%d}"
    journal, year = mention.journal, mention.year
    if not journal:
        return what
    issue = [r for r in records if same_journal(journal, r.journal)]
    issue = [r for r in issue if year is None or year in years(r)]
    return f"{what} ({len(issue):,} of {journal}{f' in {year}' if year else ''})"
