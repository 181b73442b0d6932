"""The kind of study: from publication types, and from title and abstract where those are silent."""

from __future__ import annotations

from functools import cache

from littrack.grade.text_rules import Rule, first
from littrack.lexicon import any_word, phrases, word_lists
from littrack.model import Design, Species, Trace

# Strongest word first: the first that is among a record's publication types decides.
TYPES: tuple[tuple[str, Design], ...] = (
    ("Meta-Analysis", Design.META_ANALYSIS),
    ("Network Meta-Analysis", Design.META_ANALYSIS),
    ("Systematic Review", Design.SYSTEMATIC_REVIEW),
    ("Clinical Trial Protocol", Design.PROTOCOL),
    ("Practice Guideline", Design.GUIDELINE),
    ("Guideline", Design.GUIDELINE),
    ("Consensus Development Conference", Design.GUIDELINE),
    ("Consensus Development Conference, NIH", Design.GUIDELINE),
    ("Consensus Statement", Design.GUIDELINE),
    ("Randomized Controlled Trial", Design.RANDOMISED_TRIAL),
    ("Pragmatic Clinical Trial", Design.RANDOMISED_TRIAL),
    ("Equivalence Trial", Design.RANDOMISED_TRIAL),
    ("Adaptive Clinical Trial", Design.CONTROLLED_TRIAL),
    ("Controlled Clinical Trial", Design.CONTROLLED_TRIAL),
    ("Case Reports", Design.CASE_REPORT),
    ("Scoping Review", Design.NARRATIVE_REVIEW),
    ("Review", Design.NARRATIVE_REVIEW),
    ("Clinical Trial, Phase III", Design.HUMAN_EXPERIMENT),
    ("Clinical Trial, Phase II", Design.HUMAN_EXPERIMENT),
    ("Clinical Trial, Phase I", Design.HUMAN_EXPERIMENT),
    ("Clinical Trial, Phase IV", Design.HUMAN_EXPERIMENT),
    ("Clinical Trial", Design.HUMAN_EXPERIMENT),
    ("Randomized Controlled Trial, Veterinary", Design.ANIMAL_EXPERIMENT),
    ("Clinical Trial, Veterinary", Design.ANIMAL_EXPERIMENT),
    ("Observational Study, Veterinary", Design.ANIMAL_EXPERIMENT),
    ("Editorial", Design.OPINION),
    ("Comment", Design.OPINION),
    ("News", Design.OPINION),
)


def from_types(types: frozenset[str]) -> tuple[Design, str] | None:
    """Read the design off NLM's publication types."""
    for name, design in TYPES:
        if name in types:
            return design, name
    return None


def from_text(title: str, abstract: str) -> tuple[Design, str] | None:
    """Read the design off title and abstract alone."""
    return (
        _said("title", title)
        or _said("syntheses", abstract)
        or _searched(abstract)
        or _said("abstract", abstract)
    )


def _searched(abstract: str) -> tuple[Design, str] | None:
    """Read a search in databases: systematic only where the choice of studies is described."""
    searched = _said("searched", abstract)
    return searched and (_said("chosen", abstract) or searched)


def _said(table: str, text: str) -> tuple[Design, str] | None:
    """The design by the first row of a table that is found, and the words it saw."""
    found = phrases("design_phrases", table).first(text)
    return (Design(found.label), text[found.start : found.end]) if found else None


_BENCH = {Species.ANIMAL: Design.ANIMAL_EXPERIMENT, Species.CELLS: Design.IN_VITRO}
_STUDIED_ON_BODIES = frozenset(Design) - {
    Design.META_ANALYSIS,
    Design.SYSTEMATIC_REVIEW,
    Design.GUIDELINE,
    Design.NARRATIVE_REVIEW,
    Design.OPINION,
    Design.PROTOCOL,
    Design.REGISTRY,
    Design.PRODUCT_ANALYSIS,
}


@cache
def _digest_rules() -> tuple[Rule, ...]:
    rows = word_lists("designs")["digest"]
    return tuple(Rule(row["design"], any_word(row["words"])) for row in rows)


def from_digest(design: str) -> tuple[Design, str] | None:
    """Read the design off a digest's own field."""
    found = first(_digest_rules(), design)
    return (Design(found[0]), found[1]) if found else None


def settle(
    typed: tuple[Design, str] | None, said: tuple[Design, str] | None, body: Species
) -> tuple[Design, Trace]:
    """Bring type and text together; what was done to animals is an animal experiment."""
    found, source = (typed, "publication type") if typed else (said, "title and abstract")
    if typed and typed[0] is Design.NARRATIVE_REVIEW and said and said[0] in _SYSTEMATIC:
        found, source = said, "title and abstract, above the type Review"
    if body in _BENCH and (found is None or found[0] in _STUDIED_ON_BODIES):
        return _BENCH[body], Trace("design", "species", body)
    if found is None:
        return Design.UNCLEAR, Trace("design", "nothing says", "")
    return found[0], Trace("design", source, found[1])


_SYSTEMATIC = {Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW}
