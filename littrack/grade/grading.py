"""Bring together what publication types, MeSH, title, abstract and digest say of a record."""

from __future__ import annotations

from littrack.grade import design as designs
from littrack.grade import sample_size_dose, species, text_rules
from littrack.grade.levels import level
from littrack.grade.notices import notices, review
from littrack.model import Design, Grade, PeerReview, Record, Species, Trace

_UNREVIEWED = {
    PeerReview.LETTER: Design.OPINION,
    PeerReview.COMMENT: Design.OPINION,
    PeerReview.EDITORIAL: Design.OPINION,
    PeerReview.NEWS: Design.OPINION,
    PeerReview.PROTOCOL: Design.PROTOCOL,
    PeerReview.REGISTRY: Design.REGISTRY,
}


def grade(record: Record) -> Grade:
    """Grade a record by what it is and says; each finding leaves a trace of the words it saw."""
    text = text_rules.abstract(record)
    status, shown = review(record)
    body, body_trace = _species(record, text)
    kind, kind_trace = _design(record, text, body, status)
    count = _participants(record, text)
    return Grade(
        design=kind,
        level=level(kind, body, status),
        species=body,
        review=status,
        n=count[0] if count else None,
        arms=sample_size_dose.arms(text),
        dose=sample_size_dose.dose(text),
        route=sample_size_dose.route(text),
        duration=sample_size_dose.duration(text),
        trials=sample_size_dose.trials(record, f"{record.title}\n{text}"),
        notices=notices(record),
        funding="; ".join(dict.fromkeys(g.agency for g in record.grants if g.agency)),
        traces=(
            kind_trace,
            body_trace,
            Trace("review", "publication type or flag", shown),
            *([Trace("n", "text", count[1])] if count else []),
        ),
    )


def _species(record: Record, text: str) -> tuple[Species, Trace]:
    if record.digest and record.digest.population and text_rules.vouched(record, "population"):
        found = species.from_digest(record.digest.population)
        if found:
            return found, Trace("species", "digest", record.digest.population)
    indexed = species.from_mesh(h.heading.name for h in record.mesh)
    said = species.from_text(text_rules.title(record), text)
    return species.settle(indexed, said)


def _design(record: Record, text: str, body: Species, status: PeerReview) -> tuple[Design, Trace]:
    if status in _UNREVIEWED:
        return _UNREVIEWED[status], Trace("design", "review status", status)
    typed = designs.from_types(frozenset(t.name for t in record.types))
    if record.digest and text_rules.vouched(record, "design"):
        said = designs.from_digest(record.digest.design)
    else:
        said = designs.from_text(text_rules.title(record), text)
    return designs.settle(typed, said, body)


def _participants(record: Record, text: str) -> tuple[int, str] | None:
    if record.digest:
        n = record.digest.n if text_rules.vouched(record, "n") else None
        return None if n is None else (n, "digest")
    return sample_size_dose.participants(text)
