"""The rungs a named study goes down (FIELD's rule 10): from "here it is" to "never assigned"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from littrack.citations import match
from littrack.citations import pubmed_terms as ask
from littrack.citations.found_study import found_study
from littrack.citations.journal_match import holds_all
from littrack.citations.journal_year import absence, in_store
from littrack.citations.near_identifiers import NAMES, beside, in_words, known, meant
from littrack.citations.nearest import nearest
from littrack.citations.protocol import Collection, JournalYear, Lookup
from littrack.citations.subject import Subject, names_subject, says_much, shares, subject_of
from littrack.concepts import Lexicon
from littrack.model import (
    CitationCheck,
    CitationMention,
    CitationState,
    EntrezError,
    Identifier,
    MentionKind,
    Nearest,
    Pmid,
    Record,
    SourceType,
)

_SHOWN = 3
_SOURCES = {
    SourceType.GUIDELINE: "a guideline",
    SourceType.AGENCY: "a statement of a public body",
    SourceType.BOOK: "a book",
    SourceType.REGISTRY: "a registry",
    SourceType.PRESS: "a newspaper or news site",
    SourceType.COMMENT: "a comment on a study",
}


@dataclass(frozen=True, slots=True)
class _Case:
    """A mention with all that it is held against."""

    mention: CitationMention
    subject: Subject
    records: Sequence[Record]
    lexicon: Lexicon
    online: Lookup | None
    at: datetime
    here: tuple[str, ...]
    year: JournalYear | None = None

    def asked(self, term: str) -> str:
        return f"PubMed, {self.at:%Y-%m-%d %H:%M}: {term}"


def check(
    mention: CitationMention,
    records: Sequence[Record],
    lexicon: Lexicon,
    *,
    online: Lookup | None = None,
    collection: Collection | None = None,
    at: datetime,
) -> CitationCheck:
    """Say what is known of a study an article points at, and how strongly.

    Without `online` only the records at hand are looked at, and a study that is not among them is
    weakly absent at most, unless a `collection` at hand holds the whole year of its journal.
    """
    if mention.kind is MentionKind.GENERIC:
        why = "no study is named, so none can be looked up"
        return CitationCheck(mention, CitationState.UNSPECIFIC, why)
    if mention.source_type is not SourceType.STUDY and not mention.identifiers:
        why = f"{_SOURCES[mention.source_type]}, which PubMed does not list as a study"
        return CitationCheck(mention, CitationState.UNSPECIFIC, why)
    case = _case(mention, records, lexicon, online, collection, at)
    try:
        return _by_identifier(case) or _too_vague(case) or _by_name(case)
    except EntrezError as problem:
        looked = (*case.here, f"PubMed, {at:%Y-%m-%d %H:%M}: no answer")
        why = f"PubMed gave no answer ({problem}): that says nothing about the study"
        return CitationCheck(mention, CitationState.LOOKUP_FAILED, why, looked)


def _case(
    mention: CitationMention,
    records: Sequence[Record],
    lexicon: Lexicon,
    online: Lookup | None,
    collection: Collection | None,
    at: datetime,
) -> _Case:
    subject, stored = subject_of(mention, lexicon), in_store(mention, records, at)
    if collection is None:
        return _Case(mention, subject, records, lexicon, online, at, (stored,))
    more, year = collection.records_for(mention), collection.journal_year(mention)
    every = list({r.key: r for r in (*more, *records)}.values())
    of_year = f" ({year.count:,} of {mention.journal} in {mention.year})" if year else ""
    here = stored, f"{collection.name}, {at:%Y-%m-%d}{of_year}"
    return _Case(mention, subject, every, lexicon, online, at, here, year)


def _by_identifier(case: _Case) -> CitationCheck | None:
    if not case.mention.identifiers:
        return None
    for identifier in case.mention.identifiers:
        record = _held(identifier, case.records)
        if record is not None:
            return _resolved(case, identifier, record, case.here)
    given = case.mention.identifiers[0]
    if case.online is not None:
        return _online_identifier(case, case.online, given)
    if (mistaken := _mistaken(case, given, case.here)) is not None:
        return mistaken
    return _absent(case, "not among the records at hand; PubMed was not asked", case.here)


def _mistaken(case: _Case, given: Identifier, looked: tuple[str, ...]) -> CitationCheck | None:
    """The study that an article speaks of, under an identifier that is not the study's."""
    found = meant(case.mention, case.subject, given, case.records, case.lexicon)
    if found is None:
        return None
    record, own = found
    return found_study(
        case.mention, case.subject, match.Match(record, (in_words(given, own),)), looked
    )


def _held(identifier: Identifier, records: Iterable[Record]) -> Record | None:
    value = identifier.value.lower()
    return next((r for r in records if value in known(identifier.kind, r)), None)


def _online_identifier(case: _Case, online: Lookup, identifier: Identifier) -> CitationCheck:
    name = NAMES[identifier.kind]
    if identifier.kind == "pmid":
        looked = (*case.here, case.asked(f"{identifier.value}[pmid]"))
        fetched = online.fetch([Pmid(identifier.value)])
        record = fetched.get(Pmid(identifier.value))
        if record is None:
            why = f"PubMed holds no record with PMID {identifier.value}: none was ever given it"
            absent = _absent(case, why, looked)
            return _mistaken(case, identifier, looked) or replace(
                absent, state=CitationState.NOT_FOUND_DEFINITIVE
            )
        return _resolved(case, identifier, record, looked)
    term = ask.by_identifier(identifier.kind, identifier.value)
    looked = (*case.here, case.asked(term))
    record = _held(identifier, online.search(term))
    if record is not None:
        return _resolved(case, identifier, record, looked)
    why = f"PubMed knows no work with this {name}; others may"
    return _mistaken(case, identifier, looked) or _absent(case, why, looked)


def _resolved(
    case: _Case, identifier: Identifier, record: Record, looked: tuple[str, ...]
) -> CitationCheck:
    """An identifier leads to a record: is that what the article speaks of?"""
    mention = case.mention
    other = match.differences(mention, record)
    if not _is_other(case, record, other):
        return found_study(case.mention, case.subject, match.Match(record, other), looked)
    why = (
        f"{NAMES[identifier.kind]} {identifier.value} is “{record.title.rstrip('.')}”, "
        "which is not what the article speaks of"
    )
    near = (Nearest(record, "what the identifier points to"),)
    others = [r for r in case.records if r.key != record.key]
    study = meant(mention, case.subject, identifier, others, case.lexicon)
    if study is not None:
        why = f"{why}; {_short(study[0])} is, and {in_words(identifier, study[1])}"
    state = CitationState.IDENTIFIER_POINTS_ELSEWHERE
    return CitationCheck(mention, state, why, looked, nearest=near)


def _is_other(case: _Case, record: Record, differs: tuple[str, ...]) -> bool:
    """Whether what an article says of a study speaks against the record its identifier names.

    A sentence that names neither its subject nor its particulars says nothing against it, and
    where a journal or an author is named rightly it is the study, whatever is told of it.
    """
    mention = case.mention
    if mention.title:
        return any(d.startswith("its title") for d in differs)
    if (mention.journal or mention.author) and not differs:
        return False
    if case.subject.acting:
        return not shares(case.subject, record, case.lexicon)[0]
    if mention.author and any(d.startswith("its first author") for d in differs):
        return not names_subject(case.subject, record)
    return says_much(case.subject) and not names_subject(case.subject, record)


def _too_vague(case: _Case) -> CitationCheck | None:
    why = match.vague(case.mention, case.subject)
    if not why:
        return None
    hit = match.corroborated(case.mention, case.subject, case.records, case.lexicon)
    if hit is not None:
        return found_study(case.mention, case.subject, hit, case.here)
    return CitationCheck(case.mention, CitationState.UNSPECIFIC, why)


def _by_name(case: _Case) -> CitationCheck:
    hit = match.found(case.mention, case.subject, case.records, case.lexicon)
    if hit is not None:
        return found_study(case.mention, case.subject, hit, case.here)
    if case.online is not None:
        return _online_name(case, case.online)
    return _undecided(case, case.records, case.here) or _not_at_hand(case)


def _not_at_hand(case: _Case) -> CitationCheck:
    """A study that no record at hand agrees with: strongly so where its journal's year is whole."""
    why = "no record at hand agrees with all the article says of it; PubMed was not asked"
    if case.year is None:
        return _absent(case, why, case.here)
    count, issue = case.year.count, f"{case.mention.journal} in {case.mention.year}"
    if gone := absence(case.mention, case.subject, case.year, case.lexicon):
        absent = _absent(
            case, f"all {count:,} records of {issue} are at hand, and {gone}", case.here
        )
        return replace(absent, state=CitationState.NOT_FOUND_STRONG)
    held = f"of {issue} {count:,} records are at hand, and none of them agrees with all the article"
    held = f"{held} says of it; PubMed was not asked"
    return _absent(case, "; ".join(filter(None, (held, case.year.lacks))), case.here)


def _online_name(case: _Case, online: Lookup) -> CitationCheck:
    term = ask.study(case.mention, case.subject, case.lexicon)
    looked: tuple[str, ...] = (*case.here, case.asked(term))
    brought = online.search(term)
    hit = match.found(case.mention, case.subject, brought, case.lexicon)
    if hit is not None:
        return found_study(case.mention, case.subject, hit, looked)
    wide = replace(case, records=[*case.records, *brought])
    if (open_ := _undecided(case, wide.records, looked)) is not None:
        return open_
    return _sought(wide, online, looked)


def _sought(case: _Case, online: Lookup, looked: tuple[str, ...]) -> CitationCheck:
    """A study that PubMed was asked for and did not give: how strong that is."""
    if not (case.mention.journal and case.mention.year and holds_all(case.mention.journal)):
        why = "no record that PubMed finds for it agrees with all the article says of it"
        return _absent(case, why, looked)
    whole = ask.issue(case.mention)
    count = online.count(whole)
    looked = (*looked, f"{case.asked(whole)} ({count:,} records)")
    if not count:
        why = (
            f"PubMed holds nothing of {case.mention.journal} in {case.mention.year}: "
            "the journal may be outside PubMed or go by another name"
        )
        return _absent(case, why, looked)
    held = f"PubMed holds {count:,} records of {case.mention.journal} in {case.mention.year}"
    if not _sought_whole(case):
        return _absent(case, f"{held}, and none was found to fit all that is said of it", looked)
    why = f"{held}, and none of them is about this"
    return replace(_absent(case, why, looked), state=CitationState.NOT_FOUND_STRONG)


def _sought_whole(case: _Case) -> bool:
    """Whether the journal's whole year was sought for a thing known by all its names."""
    narrowed = case.mention.author or case.mention.trial
    return bool(case.subject.acting) and not narrowed


def _undecided(
    case: _Case, records: Sequence[Record], looked: tuple[str, ...]
) -> CitationCheck | None:
    """Records that fit as far as the article goes, which is not far enough to tell one from all."""
    fit = {r.key: r for r in match.fitting(case.mention, case.subject, records, case.lexicon)}
    if not fit:
        return None
    names = "; ".join(_short(r) for r in list(fit.values())[:_SHOWN])
    some = "one record fits" if len(fit) == 1 else f"{len(fit)} records fit"
    more = f" and {len(fit) - _SHOWN} more" if len(fit) > _SHOWN else ""
    why = f"{some} what the article says of it, which is too little to tell: {names}{more}"
    return CitationCheck(case.mention, CitationState.UNSPECIFIC, why, looked)


def _short(record: Record) -> str:
    number = f"PMID {record.pmid}" if record.pmid else record.doi or record.key
    return f"“{record.title.rstrip('.')}” ({record.year or 'no year'}, {number})"


def _absent(case: _Case, why: str, looked: tuple[str, ...]) -> CitationCheck:
    near = nearest(case.mention, case.subject, case.records, case.lexicon)
    if case.mention.identifiers and not near:
        near = beside(case.mention.identifiers[0], case.records, _SHOWN)
    return CitationCheck(case.mention, CitationState.NOT_FOUND_WEAK, why, looked, nearest=near)
