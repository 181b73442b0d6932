"""A cited study that is there: told rightly, with other particulars, or wrongly."""

from __future__ import annotations

from dataclasses import replace

from littrack.citations import match
from littrack.citations.authors import is_place
from littrack.citations.subject import Subject, names_subject, subject_of
from littrack.concepts import Lexicon
from littrack.model import CitationCheck, CitationMention, CitationState, LinkKind, Record


def found_study(
    mention: CitationMention, subject: Subject, hit: match.Match, looked: tuple[str, ...]
) -> CitationCheck:
    """Say whether a study is told as its record has it."""
    state, why = _state(mention, subject, hit)
    gone = _is_retracted(hit.record)
    parts = (why, match.unshown(mention, hit.record), "it has been retracted" if gone else "")
    why = "; ".join(filter(None, parts))
    return CitationCheck(mention, state, why, looked, hit.record, retracted=gone)


def retold(check: CitationCheck, wide: Record, lexicon: Lexicon) -> CitationCheck:
    """Hold what is told of a study against more of its text than its abstract."""
    mention, record = check.mention, check.record
    hit = match.Match(wide, match.differences(mention, wide))
    told = found_study(mention, subject_of(mention, lexicon), hit, check.looked_in)
    return replace(told, record=record)


def _state(
    mention: CitationMention, subject: Subject, hit: match.Match
) -> tuple[CitationState, str]:
    if wrong := match.mistold(mention, subject, hit.record):
        return CitationState.MISREPORTED, "; ".join((*wrong, *hit.differs))
    if len(hit.differs) == 1 and _only_year(mention, hit.record):
        return CitationState.VERIFIED, f"{hit.differs[0]}, as print and electronic years may differ"
    if hit.differs:
        return CitationState.METADATA_DIFFERS, "; ".join(hit.differs)
    if not mention.identifiers:
        return CitationState.VERIFIED, _agreeing(mention)
    if names_subject(subject, hit.record):
        return CitationState.VERIFIED, "its identifier leads to a record on this subject"
    why = "its identifier leads to this record; the article does not say what it found"
    return CitationState.VERIFIED, why


def _agreeing(mention: CitationMention) -> str:
    """Name what an article says of a study that agrees with its record."""
    who = "place" if is_place(mention.author) else "author"
    said = (
        ("journal", mention.journal),
        ("year", mention.year),
        (who, mention.author),
        ("trial", mention.trial),
        ("title", mention.title),
    )
    names = [name for name, given in said if given]
    return f"{', '.join(names)} and subject agree with the record"


def _only_year(mention: CitationMention, record: Record) -> bool:
    off = mention.year is not None and mention.year not in match.years(record)
    return off and match.near_year(mention, record)


def _is_retracted(record: Record) -> bool:
    kinds = {kind.name for kind in record.types}
    links = {link.kind for link in record.links}
    return "Retracted Publication" in kinds or LinkKind.RETRACTION_IN in links
