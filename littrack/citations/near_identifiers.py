"""Records whose identifier is nearly the one given: mistyped, or those of another work."""

from __future__ import annotations

from collections.abc import Sequence

from littrack.citations import match
from littrack.citations.subject import Subject, shares
from littrack.concepts import Lexicon
from littrack.model import CitationMention, Identifier, Nearest, Record

_TYPOS = 2  # characters by which a mistyped identifier is off
NAMES = {"pmid": "PMID", "pmcid": "PMCID", "doi": "DOI", "nct": "trial number"}


def known(kind: str, record: Record) -> set[str]:
    """The identifiers of a kind that a record goes by, in lower case."""
    if kind == "nct":
        return {a.lower() for bank in record.databanks for a in bank.accessions}
    values = {
        "pmid": (record.pmid or "",),
        "pmcid": (record.pmcid,),
        "doi": (record.doi, *record.other_dois),
    }
    return {v.lower() for v in values.get(kind, ()) if v}


def near(given: Identifier, records: Sequence[Record]) -> list[tuple[Record, str]]:
    """The records whose identifier differs from the one given in a character or two."""
    from rapidfuzz.distance import OSA

    value, found = given.value.lower(), []
    for record in records:
        for other in known(given.kind, record) - {value}:
            off = OSA.distance(value, other, score_cutoff=_TYPOS)
            if off <= _TYPOS:
                found.append((off, record.key, record, other))
    return [(record, other) for _, _, record, other in sorted(found, key=lambda f: f[:2])]


def meant(
    mention: CitationMention,
    subject: Subject,
    given: Identifier,
    records: Sequence[Record],
    lexicon: Lexicon,
) -> tuple[Record, str] | None:
    """The one record an article speaks of under an identifier that is not the record's.

    All that is said must agree with it, and enough must be said to know it by: its subject under
    an identifier that is nearly the record's, else what names a study without any identifier.
    """
    close = [
        (record, other)
        for record, other in near(given, records)
        if not match.differences(mention, record) and _speaks_of(subject, record, lexicon)
    ]
    if len(close) == 1:
        return close[0]
    hit = None if match.vague(mention, subject) else match.found(mention, subject, records, lexicon)
    if hit is None or hit.differs:
        return None
    return hit.record, min(known(given.kind, hit.record), default="")


def _speaks_of(subject: Subject, record: Record, lexicon: Lexicon) -> bool:
    return not subject.empty and all(shares(subject, record, lexicon))


def in_words(given: Identifier, other: str) -> str:
    """Say how the identifier given and the record's differ."""
    name = NAMES[given.kind]
    if not other:
        return f"{name} {given.value} is not its; the record at hand has no {name}"
    apart = _apart(given.value.lower(), other)
    return f"the {name} given, {given.value}, is not its: its {name} is {other}{apart}"


def _apart(value: str, other: str) -> str:
    from rapidfuzz.distance import OSA

    off = OSA.distance(value, other)
    if off > _TYPOS:
        return ""
    return ", which differs in one character" if off == 1 else ", which differs in two characters"


def beside(given: Identifier, records: Sequence[Record], shown: int) -> tuple[Nearest, ...]:
    """The records that a mistyped identifier may have meant, when nothing else tells."""
    return tuple(
        Nearest(record, in_words(given, other)) for record, other in near(given, records)[:shown]
    )
