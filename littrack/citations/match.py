"""Whether a record is the study an article names: nothing less than all it says of it agrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from littrack.citations.authors import is_place, wrote
from littrack.citations.journal_match import same_journal
from littrack.citations.subject import (
    STEM,
    Subject,
    content_words,
    in_animals_only,
    shared_words,
    shares,
    tells_of,
    text_of,
)
from littrack.citations.told_otherwise import (
    agreeing_figures,
    other_groups,
    other_numbers,
    unshown_numbers,
)
from littrack.concepts import Lexicon
from littrack.model import CitationMention, Direction, Record

_PAIR = 2
_TITLES = 88  # rapidfuzz ratio from which two titles are one
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
    exact = [r for r in fitting(mention, subject, records, lexicon) if _known(mention, subject, r)]
    if exact and _telling(mention):
        only = exact if len(exact) == 1 else _singled_out(mention, subject, exact)
        return Match(only[0]) if only else None
    for record in records:
        if _same_title(mention, record):
            return Match(record, differences(mention, record))
    return None


def corroborated(
    mention: CitationMention, subject: Subject, records: Sequence[Record], lexicon: Lexicon
) -> Match | None:
    """The one record of a study named by its place or its year alone, known by its figures too."""
    if not (mention.author or mention.year):
        return None
    told = _told(mention)
    fit = {r.key: r for r in fitting(mention, subject, records, lexicon)}
    fit = {key: r for key, r in fit.items() if agreeing_figures(told, text_of(r))}
    return Match(next(iter(fit.values()))) if len(fit) == 1 else None


def fitting(
    mention: CitationMention, subject: Subject, records: Sequence[Record], lexicon: Lexicon
) -> list[Record]:
    """The records that agree with all an article says of a study."""
    agreeing = [r for r in records if _agrees(mention, r)]
    if subject.empty:
        return agreeing if _pinned(mention) else []
    alike = [r for r in agreeing if all(shares(subject, r, lexicon))]
    return alike or _retold(mention, subject, agreeing)


def _retold(mention: CitationMention, subject: Subject, agreeing: list[Record]) -> list[Record]:
    """The records of a signed and dated study that is told in words of the article's own."""
    return [r for r in agreeing if _signed_and_dated(mention) and tells_of(subject, r)]


def _signed_and_dated(mention: CitationMention) -> bool:
    """Whether journal, year and a person are all named, by which a study is all but known."""
    return bool(mention.journal) and mention.year is not None and person_named(mention)


def _said(mention: CitationMention) -> int:
    said = (mention.journal, mention.year, mention.author, mention.title, mention.trial)
    return sum(map(bool, said))


def _telling(mention: CitationMention) -> bool:
    """Whether a mention says enough to single out a study of its subject."""
    return bool(mention.title or mention.trial) or _said(mention) > 1


def _pinned(mention: CitationMention) -> bool:
    """Whether it says enough without a subject: journal, year and author, or a trial's name."""
    return bool(mention.title or mention.trial) or _said(mention) > _PAIR


def _known(mention: CitationMention, subject: Subject, record: Record) -> bool:
    """Whether a record that agrees is the study, and not only on its subject.

    Without a person's name, a title or a trial's, one that differs in several ways is another
    study; where even the journal is not named, figures must be those of the record.
    """
    if person_named(mention) or mention.title or mention.trial or mention.identifiers:
        return True
    if mention.journal:
        apart = len(mistold(mention, subject, record))
        return apart + _tests_another(mention, subject, record) < _PAIR
    return agreeing_figures(_told(mention), text_of(record))


def _tests_another(mention: CitationMention, subject: Subject, record: Record) -> bool:
    """Whether a record has no word of what the study is said to have tested."""
    tested = content_words(mention.intervention)
    held = {word[:STEM] for word in content_words(text_of(record))}
    return bool(tested) and not subject.acting and not {w[:STEM] for w in tested} & held


def _singled_out(mention: CitationMention, subject: Subject, records: list[Record]) -> list[Record]:
    """Of several that fit: the one whose figures are told, else the one of its author told best."""
    figures = [r for r in records if agreeing_figures(_told(mention), text_of(r), digits=_PAIR)]
    if _versions(figures):
        return figures[:1]
    if not person_named(mention):
        return []
    ranked = sorted(records, key=lambda r: -shared_words(subject, r))
    best, second = (shared_words(subject, r) for r in ranked[:2])
    return ranked[:1] if best - second >= _PAIR or _versions(records) else []


def _versions(records: list[Record]) -> bool:
    """Whether all records are one, kept in several versions."""
    return len({r.key for r in records}) == 1


def person_named(mention: CitationMention) -> bool:
    """Whether the author named is a person, no place of work."""
    return bool(mention.author) and not is_place(mention.author)


def vague(mention: CitationMention, subject: Subject) -> str:
    """Why a mention gives too little to look for; empty when it gives enough.

    A person, a title or a trial's name can be sought by itself, a journal with a subject; a year,
    a meeting or a place of work cannot.
    """
    if _can_be_sought(mention, subject):
        return ""
    if mention.meeting and not mention.journal:
        return "a talk is named by its meeting alone, and PubMed lists no talks"
    journal = f"the journal {mention.journal}" if mention.journal else ""
    year = f"the year {mention.year}" if mention.year else ""
    what = " and ".join(filter(None, (journal, year, mention.author))) or "nothing"
    return f"of the study only {what} is given, which is too little to look for"


def _can_be_sought(mention: CitationMention, subject: Subject) -> bool:
    if mention.title or mention.trial or (mention.author and mention.year):
        return True
    if mention.journal:
        return bool(mention.author) or not subject.empty
    return not mention.meeting and person_named(mention) and not subject.empty


def _agrees(mention: CitationMention, record: Record) -> bool:
    if _from_memory(mention, record):
        return False
    journal = not mention.journal or same_journal(mention.journal, record.journal)
    year = mention.year is None or mention.year in years(record)
    return journal and year and wrote(mention.author, record) and _of_trial(mention.trial, record)


def years(record: Record) -> set[int]:
    """The years a record may be cited by: of the issue and of the electronic edition."""
    return {y for y in (record.published.year, record.electronic.year) if y}


def near_year(mention: CitationMention, record: Record) -> bool:
    """Whether the year is the record's, or one beside it, as advance publication makes them."""
    return mention.year is None or any(abs(mention.year - y) <= 1 for y in years(record))


def _of_trial(trial: str, record: Record) -> bool:
    """Whether a record speaks of the trial by its name, "STEP 1" being "STEP-1"."""
    if not trial:
        return True
    name = r"[\s-]?".join(re.findall(r"[A-Za-z]+|\d+", trial))
    flags = re.IGNORECASE if " " in trial else 0
    text = " ".join((record.title, *(section.text for section in record.abstract)))
    return re.search(rf"\b{name}\b", text, flags) is not None


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
    if mention.year is not None and record.year and mention.year not in years(record):
        other.append(f"it is of {record.year}, not {mention.year}")
    if mention.author and record.authors and not wrote(mention.author, record):
        other.append(f"its first author is {record.first_author}, not {mention.author}")
    if mention.title and not _alike(mention.title, record.title):
        other.append(f"its title is “{record.title}”")
    return tuple(other)


def mistold(mention: CitationMention, subject: Subject, record: Record) -> tuple[str, ...]:
    """What an article tells otherwise of whom, how and what came out, on clear ground only."""
    wrong = []
    if subject.human and (species := in_animals_only(record)):
        wrong.append(f"the study was made in {species}, not in people")
    if mention.direction in {Direction.DECREASES, Direction.INCREASES} and _nothing(
        mention, record
    ):
        wrong.append("its abstract reports no such effect")
    said, held = _told(mention), text_of(record)
    wrong += other_numbers(said, held)
    types = " ".join(kind.name for kind in record.types)
    groups = other_groups(said, mention.design, f"{held} {types}")
    wrong += [says for table, says in groups if not (wrong and table == "species")]
    return tuple(wrong)


def unshown(mention: CitationMention, record: Record) -> str:
    """Say which figures an article gives that no abstract would decide; "" where none."""
    figures = list(unshown_numbers(_told(mention), text_of(record)))
    given = ", ".join(dict.fromkeys(figures))
    return f"its abstract does not give {given}: only the full text could show it" if given else ""


def _told(mention: CitationMention) -> str:
    """What a sentence says of a study, without the names it is cited by; an entry says nothing."""
    if mention.sentence.text == mention.place.text and mention.title:
        return ""
    said = mention.words
    for name in (mention.journal, mention.author, mention.meeting, mention.trial, mention.title):
        said = said.replace(name, " ") if name else said
    for identifier in mention.identifiers:
        said = re.sub(re.escape(identifier.value), " ", said, flags=re.IGNORECASE)
    return said


def _nothing(mention: CitationMention, record: Record) -> bool:
    """Whether a sentence on that outcome says that nothing was found."""
    words = [w for w in re.findall(r"[a-z]{4,}", mention.outcome.lower()) if w != "symptoms"]
    sentences = re.split(r"(?<=[.!?])\s+", text_of(record).lower())
    on_it = [s for s in sentences if words and any(w in s for w in words)]
    return bool(on_it) and all(_NOTHING.search(s) for s in on_it[-1:])
