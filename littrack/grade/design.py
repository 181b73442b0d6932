"""The kind of study: from publication types, and from title and abstract where those are silent."""

from __future__ import annotations

from littrack.grade.words import Rule, first, rule
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

# What a study calls itself in its title counts before what its abstract says in passing.
TITLE: tuple[Rule, ...] = (
    rule(
        Design.PROTOCOL,
        r"\b(?:study|trial|review)\s+protocol\b|\bprotocol\s+(?:for|of)\s+(?:a|an|the)\b",
    ),
    rule(Design.META_ANALYSIS, r"\bmeta-?\s?anal\w+"),
    rule(Design.SYSTEMATIC_REVIEW, r"\bsystematic\s+(?:literature\s+)?(?:review|overview)"),
    rule(
        Design.GUIDELINE, r"\bguidelines?\b|\bconsensus\s+(?:statement|document|recommendations?)"
    ),
    rule(
        Design.RANDOMISED_TRIAL,
        r"\brandomi[sz]ed\b(?!\s+(?:controlled\s+)?trials\b)|\brandomi[sz]ed\s+controlled\s+trial\b",
    ),
    rule(Design.CASE_SERIES, r"\bcase\s+series\b|\b(?:two|three|four|five|six)\s+cases\b"),
    rule(Design.CASE_REPORT, r"\bcase\s+(?:reports?|study|presentation)\b|\ba\s+case\s+of\b"),
    rule(Design.SURVEY, r"\bcross-?\s?sectional\b|\b(?:online|national|web|field)\s+survey\b"),
    rule(Design.QUALITATIVE, r"\bqualitative\b|\bnarrative\s+inquiry\b|\bfocus\s+groups?\b"),
    rule(Design.COHORT, r"\bcohort\b"),
    rule(Design.CASE_CONTROL, r"\bcase-?\s?control\b"),
    rule(
        Design.NARRATIVE_REVIEW,
        r"\breview\b|\boverview\b|\bupdate\s+on\b|\bstate\s+of\s+the\s+art\b",
    ),
)
ABSTRACT: tuple[Rule, ...] = (
    rule(
        Design.META_ANALYSIS,
        r"\bwe\s+(?:performed|conducted|did|undertook)\s+a\s+(?:\w+\s+){0,4}meta-?anal\w+"
        r"|\b(?:this|present|our)\s+meta-?analysis\b",
    ),
    rule(
        Design.SYSTEMATIC_REVIEW,
        r"\b(?:this|a|an|the\s+present|our)\s+systematic\s+(?:literature\s+)?review"
        r"|\bsystematic(?:ally)?\s+(?:review(?:ed)?|search(?:ed)?)\b"
        r"|\bPRISMA\b|\b(?:PubMed|MEDLINE)\b[^.]{0,80}\b(?:Embase|Cochrane|Scopus)\b",
    ),
    rule(
        Design.RANDOMISED_TRIAL,
        r"\b(?:were|was|patients|participants|subjects)\s+(?:then\s+)?randomi[sz]ed\b"
        r"|\brandomly\s+(?:assigned|allocated|divided|selected\s+to\s+receive)\b"
        r"|\brandomi[sz]ed,?\s+(?:[\w-]+,?\s+){0,5}(?:trial|study|crossover)\b"
        r"|\bdouble-?\s?blind\b",
    ),
    rule(
        Design.CASE_SERIES,
        r"\bcase\s+series\b|\bwe\s+(?:report|describe|present)\s+(?:on\s+)?(?:two|three|four|five|six|\d+)"
        r"\s+(?:\w+\s+){0,2}(?:cases|patients)",
    ),
    rule(
        Design.CASE_REPORT,
        r"\bwe\s+(?:report|describe|present)\s+(?:on\s+|here\s+)?(?:a|an|the)\s+(?:\w+\s+){0,3}"
        r"(?:case|patient|man|woman|male|female|boy|girl|infant)\b"
        r"|\ba\s+\d+[\s-]+(?:year|month|day|week)s?[\s-]+old\b|\bcase\s+report\b",
    ),
    rule(Design.CASE_CONTROL, r"\bcase-?\s?control\b"),
    rule(
        Design.COHORT,
        r"\bcohort\b|\bprospective(?:ly)?\b|\bretrospective(?:ly)?\b|\bfollow(?:ed)?-?\s?up\b",
    ),
    rule(
        Design.SURVEILLANCE,
        r"\bpoison\s+(?:control\s+)?cent|\bsurveillance\b|\bmedical\s+examiner|\bautops(?:y|ies)\b",
    ),
    rule(
        Design.SURVEY,
        r"\bsurvey(?:s|ed)?\b|\bquestionnaires?\b|\bcross-?\s?sectional\b|\bself-?report",
    ),
    rule(Design.QUALITATIVE, r"\bqualitative\b|\binterview(?:s|ed)?\b|\bfocus\s+groups?\b"),
    rule(
        Design.NARRATIVE_REVIEW,
        r"\b(?:this|the\s+present|our|current)\s+(?:\w+\s+)?(?:review|overview)\b|\bwe\s+review\b",
    ),
)


def from_types(types: frozenset[str]) -> tuple[Design, str] | None:
    """Read the design off NLM's publication types."""
    for name, design in TYPES:
        if name in types:
            return design, name
    return None


def from_text(title: str, abstract: str) -> tuple[Design, str] | None:
    """Read the design off title and abstract alone."""
    found = first(TITLE, title) or first(ABSTRACT, abstract)
    return (Design(found[0]), found[1]) if found else None


DIGEST: tuple[Rule, ...] = (
    rule(Design.META_ANALYSIS, r"\bmeta-?analysis\b"),
    rule(Design.SYSTEMATIC_REVIEW, r"\bsystematic\s+review\b"),
    rule(Design.GUIDELINE, r"\bguideline"),
    rule(Design.CASE_SERIES, r"\bcase\s+series\b|\bcases\b|\bcase\s+reports\b"),
    rule(Design.CASE_REPORT, r"\bcase\s+report\b"),
    rule(Design.CASE_CONTROL, r"\bcase-control\b"),
    rule(Design.SURVEILLANCE, r"\bsurveillance\b|\bmedical-examiner\b|\bautopsy\b|\bforensic\b"),
    rule(Design.OPINION, r"\bcommentary\b|\beditorial\b|\bletter\b|\bopinion\b"),
    rule(Design.NARRATIVE_REVIEW, r"\breview\b|\bguide\b"),
    rule(Design.QUALITATIVE, r"\bqualitative\b|\binterviews\b|\bweb-forum\b|\bforum\s+mentions\b"),
    rule(Design.ANIMAL_EXPERIMENT, r"\banimal\b|\bmouse\b|\brats?\b|\bmice\b"),
    rule(Design.SURVEY, r"\bsurvey\b|\bcross-sectional\b|\becological\s+momentary\b"),
    rule(Design.RANDOMISED_TRIAL, r"\bRCTs?\b|\brandomi[sz]ed\b"),
    rule(Design.CONTROLLED_TRIAL, r"\bplacebo-controlled\b"),
    rule(Design.COHORT, r"\bcohort\b"),
    rule(Design.PRODUCT_ANALYSIS, r"\bproduct\b|\bphytochemistry\b"),
    rule(Design.IN_VITRO, r"\bin\s+vitro\b|\bin\s+silico\b|\bbinding\b"),
    rule(
        Design.HUMAN_EXPERIMENT,
        r"\bphase\s+(?:1|2|I|II)\b|\bopen-label\b|\bpharmacokinetic|\bdirect\s+observation\b",
    ),
)
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


def from_digest(design: str) -> tuple[Design, str] | None:
    """Read the design off a digest's own field."""
    found = first(DIGEST, design)
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
