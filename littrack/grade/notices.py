"""What has been published about a record since, and whether it was reviewed by peers."""

from __future__ import annotations

import re

from littrack.model import LinkKind, Notice, NoticeKind, PeerReview, Record

_LINKS = {
    LinkKind.RETRACTION_IN: NoticeKind.RETRACTED,
    LinkKind.PARTIAL_RETRACTION_IN: NoticeKind.PARTLY_RETRACTED,
    LinkKind.CONCERN_IN: NoticeKind.CONCERN,
    LinkKind.ERRATUM_IN: NoticeKind.ERRATUM,
    LinkKind.CORRECTED_IN: NoticeKind.SUPERSEDED,
    LinkKind.RETRACTED_REPUBLISHED_IN: NoticeKind.RETRACTED,
    LinkKind.UPDATE_IN: NoticeKind.SUPERSEDED,
}
_TYPES = {
    "Retracted Publication": NoticeKind.RETRACTED,
    "Retraction of Publication": NoticeKind.IS_NOTICE,
    "Retraction Notice": NoticeKind.IS_NOTICE,
    "Published Erratum": NoticeKind.IS_NOTICE,
    "Expression of Concern": NoticeKind.IS_NOTICE,
}
_REVIEWS = (
    ("Preprint", PeerReview.PREPRINT),
    ("Clinical Trial Protocol", PeerReview.PROTOCOL),
    ("Editorial", PeerReview.EDITORIAL),
    ("News", PeerReview.NEWS),
    ("Newspaper Article", PeerReview.NEWS),
    ("Comment", PeerReview.COMMENT),
    ("Letter", PeerReview.LETTER),
    ("Meeting Abstract", PeerReview.CONFERENCE),
    ("Congress", PeerReview.CONFERENCE),
)
_FLAGS = (
    (re.compile(r"\bregistry\b", re.IGNORECASE), PeerReview.REGISTRY),
    (re.compile(r"\bnews\b(?!\s+page)", re.IGNORECASE), PeerReview.NEWS),
    (re.compile(r"\bconference\s+abstract\b", re.IGNORECASE), PeerReview.CONFERENCE),
    (re.compile(r"\bpreprint\b", re.IGNORECASE), PeerReview.PREPRINT),
    (re.compile(r"\bprotocol\b", re.IGNORECASE), PeerReview.PROTOCOL),
)


def notices(record: Record) -> tuple[Notice, ...]:
    """List every flag, each as what it is: a correction is no retraction."""
    found = [Notice(_LINKS[x.kind], x.pmid, x.source) for x in record.links if x.kind in _LINKS]
    known = {n.kind for n in found}
    for kind in (_TYPES[t.name] for t in record.types if t.name in _TYPES):
        if kind not in known:
            found.append(Notice(kind))
            known.add(kind)
    found += _flagged(record)
    return tuple(found)


def retracted(record: Record) -> bool:
    """Whether a record must not count; the same as its grade says, without grading it."""
    return any(notice.kind is NoticeKind.RETRACTED for notice in notices(record))


def review(record: Record) -> tuple[PeerReview, str]:
    """Say whether it is a peer-reviewed result, and what showed it."""
    named = {t.name for t in record.types}
    for name, status in _REVIEWS:
        if name in named:
            return status, name
    for pattern, status in _FLAGS:
        for flag in _flags(record):
            if pattern.search(flag):
                return status, flag
    if record.digest:
        return PeerReview.UNKNOWN, "digest"
    return PeerReview.REVIEWED, "no type says otherwise"


def _flags(record: Record) -> tuple[str, ...]:
    return record.digest.flags if record.digest else ()


def _flagged(record: Record) -> list[Notice]:
    """Read a digest's flags; "a correction, not a retraction" is a correction."""
    found = []
    for flag in _flags(record):
        low = flag.lower()
        if "superseded" in low:
            found.append(Notice(NoticeKind.SUPERSEDED, source=flag))
        elif re.search(r"\bretracted\b", low) and "not a retract" not in low:
            found.append(Notice(NoticeKind.RETRACTED, source=flag))
        elif "correction" in low or "erratum" in low:
            found.append(Notice(NoticeKind.ERRATUM, source=flag))
        elif "expression of concern" in low:
            found.append(Notice(NoticeKind.CONCERN, source=flag))
    return found
