"""The records nearest to a study that was not found, and in words why none of them is it."""

from __future__ import annotations

from collections.abc import Sequence

from littrack.citations.authors import wrote
from littrack.citations.journal_match import same_journal
from littrack.citations.subject import Subject, in_animals_only, shares, text_of
from littrack.concepts import Lexicon
from littrack.model import CitationMention, Nearest, Record

_SHOWN = 3


def nearest(
    mention: CitationMention, subject: Subject, records: Sequence[Record], lexicon: Lexicon
) -> tuple[Nearest, ...]:
    """The few records that share most with a mention, each with what sets it apart."""
    if not (subject.acting or mention.journal):
        return ()  # a bare identifier names nothing that a record could be near to
    scored = []
    for record in records:
        acts, ends = shares(subject, record, lexicon)
        paper = same_journal(mention.journal, record.journal)
        year = mention.year is not None and record.year == mention.year
        if paper or (acts and (ends or year)):
            weight = 3 * acts + 2 * (ends and acts) + 2 * paper + year
            scored.append((weight, record.key, record))
    best = sorted(scored, key=lambda each: (-each[0], each[1]))[:_SHOWN]
    return tuple(Nearest(r, why_not(mention, subject, r, lexicon)) for _, _, r in best)


def why_not(mention: CitationMention, subject: Subject, record: Record, lexicon: Lexicon) -> str:
    """Name in words what a record shares with the mention, and what sets it apart."""
    same = _same(mention, subject, record, lexicon)
    other = _other(mention, subject, record, lexicon)
    if not other:
        other = ["nothing but the subject ties it to what the article names"]
    return f"{' and '.join(same) or 'a similar subject'}, but {'; '.join(other)}"


def _same(
    mention: CitationMention, subject: Subject, record: Record, lexicon: Lexicon
) -> list[str]:
    same = []
    if same_journal(mention.journal, record.journal):
        same.append("the same journal")
    if mention.year is not None and record.year == mention.year:
        same.append(str(mention.year))
    names = lexicon.names(text_of(record))
    wanted = sorted(subject.acting | subject.outcomes)
    same += [w for w in wanted if any(lexicon.related(w, n) for n in names)][:3]
    return same


def _other(
    mention: CitationMention, subject: Subject, record: Record, lexicon: Lexicon
) -> list[str]:
    other = []
    if subject.human and (species := in_animals_only(record)):
        other.append(f"in {species}")
    if mention.journal and not same_journal(mention.journal, record.journal):
        place = record.journal.title or "a journal that is not known here"
        other.append(f"in {place}")
    if mention.year is not None and record.year != mention.year:
        other.append(f"of {record.year}" if record.year else "of an unknown year")
    if mention.author and record.first_author and not wrote(mention.author, record):
        other.append(f"by {record.first_author}")
    acts, ends = shares(subject, record, lexicon)
    if not acts:
        other.append(f"about something else ({record.title.rstrip('.')})")
    elif not ends:
        other.append("about another outcome")
    if _remembered(record, mention):
        other.append("its journal or year was noted from memory and not confirmed")
    return other


def _remembered(record: Record, mention: CitationMention) -> bool:
    if record.digest is None:
        return False
    fields = {"journal"} if mention.journal else set()
    fields |= {"year"} if mention.year else set()
    return bool(fields & set(record.digest.from_memory))
