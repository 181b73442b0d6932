"""The kind of study: from publication types, and from title and abstract where those are silent."""

from __future__ import annotations

from functools import cache

from littrack.grade.text_rules import Rule, any_word, first, rule
from littrack.lexicon import word_lists
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
        Design.OPINION,
        r"^\W*(?:letters?\s+to\s+the\s+editor|(?:editorial\s+)?comment(?:ary)?\s+on\b"
        r"|editorial\s+commentary\b|(?:author'?s'?\s+)?repl(?:y|ies)\s*(?:to\b|:)|re:\s|in\s+reply\b)",
    ),
    rule(
        Design.PROTOCOL,
        r"\b(?:study|trial|review)\s+protocol\b|\bprotocol\s+(?:for|of)\s+(?:an?|the)\b"
        r"|\bprotocol\s+for\s+(?:\w+\s+)?systematic"
        r"|\b(?:design|rationale)\s+(?:and|of)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:methods|rationale|conduct"
        r"|design|protocol)\b.*\btrial\b|\b(?:study|trial)\s+design\b|^(?:the\s+)?(?:rationale\s+and\s+)?"
        r"design\s+(?:and\s+\w+\s+)?of\b.*\btrial\b",
    ),
    rule(Design.META_ANALYSIS, r"\bmeta-?\s?anal\w+"),
    rule(
        Design.SYSTEMATIC_REVIEW,
        r"\bsystematic\w*\s+(?:literature\s+|scoping\s+)?(?:review|overview|search)|\bCochrane\s+review",
    ),
    rule(
        Design.GUIDELINE,
        r"\b(?:practice|clinical)\s+guidelines?\b|\bguidelines?\s+(?:for|on)\b"
        r"|\bconsensus\s+(?:statement|document"
        r"|recommendations?)|\bposition\s+(?:paper|statement)",
    ),
    rule(
        Design.COHORT,
        r"\b(?:secondary|post[\s-]hoc|exploratory)\s+(?:data\s+)?analys[ei]s\b|\bfollow-?up\s+of\s+"
        r"(?:an?|the)\s+(?:[\w-]+\s+){0,4}(?:trial|study)\b",
    ),
    rule(
        Design.RANDOMISED_TRIAL,
        r"(?<!Mendelian\s)\brandomi[sz]ed\b(?!\s+(?:\w+\s+){0,2}(?:trials|studies)\b)",
    ),
    rule(
        Design.CASE_SERIES,
        r"\bcase\s+series\b|\b(?:two|three|four|five|six|2|3|4|5|6)\s+(?:case\s+reports|cases"
        r"|patients)\b"
        r"|\b(?:report|series)\s+of\s+(?:two|three|four|five|six|\d)\s+(?:cases|patients)",
    ),
    rule(
        Design.CASE_REPORT,
        r"\bcase\s+(?:reports?|presentation)\b|\b(?:a|an|one|first|rare|unusual)\s+case\s+of\b"
        r"|\breport\s+of\s+(?:a|one)\s+case"
        r"|\bin\s+an?\s+(?:\d+[\s-]year[\s-]old|young|elderly)\s+(?:\w+\s+)?(?:man|woman|boy"
        r"|girl|patient|child)",
    ),
    rule(
        Design.NARRATIVE_REVIEW,
        r"\b(?:narrative|scoping|literature|critical|concise|comprehensive|mini-?"
        r"|state-of-the-art|brief|insight|umbrella)"
        r"[\s-]*review\b|:\s*(?:a|an)\s+(?:\w+\s+)?(?:review|overview)\b"
        r"|\breview\s+of\s+(?:the\s+)?(?:literature|evidence)"
        r"|\breview\.?$|^an?\s+(?:review|overview)\b|\b(?:recent|current)\s+(?:advances|progress"
        r"|perspectives?|trends|status)"
        r"|\bupdate\s+on\b|\bstate\s+of\s+the\s+art\b|\boverview\b",
    ),
    rule(
        Design.SURVEY,
        r"\bcross-?\s?sectional\b|\b(?:online|national|web|field|postal)[\w\s-]{0,12}\bsurvey\b"
        r"|\bsurvey\s+of\b",
    ),
    rule(Design.QUALITATIVE, r"\bqualitative\b|\bnarrative\s+inquiry\b|\bfocus\s+groups?\b"),
    rule(Design.COHORT, r"\bcohort\b"),
    rule(Design.CASE_CONTROL, r"\bcase-?\s?control\b"),
)
SYNTHESES: tuple[Rule, ...] = (
    rule(
        Design.META_ANALYSIS,
        r"\bwe\s+(?:performed|conducted|did|undertook"
        r"|carried\s+out)\s+an?\s+(?:[\w-]+\s+){0,5}meta-?anal\w+"
        r"|\b(?:this|present|our)\s+(?:systematic\s+review\s+and\s+)?meta-?analysis\b",
    ),
    rule(
        Design.SYSTEMATIC_REVIEW,
        r"\b(?:this|an?|the\s+present|our"
        r"|the\s+current)\s+systematic\s+(?:literature\s+)?(?:review|search)"
        r"|\bsystematically\s+(?:reviewed|searched)\b|\bPRISMA\b|\bselection\s+criteria:"
        r"|\bsearch\s+methods:"
        r"|\bwe\s+included\s+(?:\w+\s+)?(?:trials|RCTs|studies)\b",
    ),
)
# Databases were searched: a review, and systematic only where it says how studies were chosen.
SEARCHED = rule(
    Design.NARRATIVE_REVIEW,
    r"\b(?:PubMed|MEDLINE|Embase)\b[^.]{0,100}\b(?:Embase|Cochrane|Scopus"
    r"|Web\s+of\s+Science|CINAHL|Google\s+Scholar)\b",
)
CHOSEN = rule(
    Design.SYSTEMATIC_REVIEW,
    r"\bsystematic\w*|\bPRISMA\b|\bCochrane\b|\bmeta-?\s?anal\w+|\beligib\w+"
    r"|\b(?:inclusion|exclusion|selection)\s+criteria\b|\bpooled\b|\brisk\s+of\s+bias\b"
    r"|\b(?:trials|RCTs|studies|articles|papers|reports)\s+(?:\([^)]*\)\s+)?(?:[\w-]+\s+){0,6}"
    r"(?:were|was)\s+(?:\w+\s+)?(?:included|pooled|identified|selected)\b",
)
ABSTRACT: tuple[Rule, ...] = (
    rule(
        Design.RANDOMISED_TRIAL,
        r"\b(?:were|was|patients|participants|subjects|women|men|children|adults)\s+(?:then\s+"
        r"|randomly\s+)?randomi[sz]ed\b"
        r"|\brandomly\s+(?:assigned|allocated|divided|selected\s+to\s+receive|given)\b"
        r"|\brandomi[sz]ed\s+(?:1:1|to\s+receive)"
        r"|\b(?:this|(?<!before\s)(?<!for\s)(?<!towards\s)(?<!to\s)an?(?!\s+(?:definitive|future|larger"
        r"|full-scale))|our|the\s+present)\s+(?:[\w-]+,?\s+){0,6}randomi[sz]ed,?\s+(?:[\w-]+,?\s+){0,6}(?:trial"
        r"|study|crossover)\b"
        r"|\brandom\s+(?:allocation|order|assignment)\b",
    ),
    rule(Design.CONTROLLED_TRIAL, r"\b(?:double|single)-?\s?blind\w*|\bplacebo-controlled\b"),
    rule(
        Design.CASE_SERIES,
        r"\bcase\s+series\b|\bwe\s+(?:report|describe|present)\s+(?:on\s+|here\s+)?(?:two|three"
        r"|four|five|six|\d+)"
        r"\s+(?:[\w-]+\s+){0,3}(?:cases|patients|children|siblings|brothers|sisters)"
        r"|\b(?:two|three|four|five|six)\s+(?:[\w-]+\s+){0,3}(?:cases"
        r"|patients)\s+(?:[\w\s,-]{0,80}\s)?(?:are|were|is)\s+"
        r"(?:here\s+)?(?:reported|described|presented|discussed)",
    ),
    rule(
        Design.CASE_REPORT,
        r"\bwe\s+(?:herein\s+|here\s+|hereby\s+)?(?:report|describe|present)\s+(?:on\s+"
        r"|here\s+)?(?:an?|the|our|one)\s+"
        r"(?:[\w-]+\s+){0,4}(?:case|patient|man|woman|male|female|boy|girl|infant|neonate|child|mother|newborn|baby"
        r"|couple|twins?|family|adolescent|teenager|individual)\b(?!\s+(?:stud|series|management))"
        r"|\b(?:an?|the|this)\s+(?:[\w-]+\s+){0,2}\d+[\s-]+(?:year|month|day"
        r"|week)s?[\s-]+old\s+(?:[\w-]+\s+){0,3}"
        r"(?:man|woman|male|female|boy|girl|patient|infant|child|\w+)\s+(?:\w+\s+){0,3}(?:with"
        r"|was|presented|who|had|developed)"
        r"|\b\d+[\s-](?:year|month|day|week)s?[\s-]old,?\s+(?:[\w-]+\s+){0,3}(?:man|woman|male"
        r"|female|boy|girl|patient|infant"
        r"|child|lady|gentleman)\b|\bin\s+a\s+case\s+of\b|\bin\s+this\s+case\b"
        r"|\b(?:present|this)\s+case\s+(?:report|study)?\b|\bcase\s+report\b|\b(?:the"
        r"|a)\s+case\s+(?:of\s+an?|is\s+(?:reported|described|presented))"
        r"|\b(?:an?|one|this)\s+(?:case|patient)\s+(?:[\w\s,'-]{0,100}\s)?(?:is"
        r"|was)\s+(?:here\s+)?(?:reported|described|presented)",
    ),
    rule(
        Design.NARRATIVE_REVIEW,
        r"\b(?:this|the\s+present|our|current|the|in\s+this)\s+(?:mini-?|(?!peer\b|chart\b|record\b"
        r"|independent\b|ethics?\b|medical\b|need\b|to\b|systematic)[\w-]+\s+){0,2}"
        r"(?:mini-?)?(?:review|overview)\b(?!\s+(?:board|committee|of\s+(?:medical\s+)?(?:records|charts)))|\b(?:here,?\s+"
        r"|herein,?\s+)?(?:we|I)\s+(?:\w+\s+)?(?:review|summari[sz]e|discuss|highlight)\b"
        r"|\bwe\s+have\s+(?:reviewed|summari[sz]ed)\b"
        r"|\b(?:aim|goal|objective|purpose)s?\s+of\s+(?:this|the\s+present)\s+(?:paper|study|work"
        r"|manuscript|article|chapter)\s+(?:is|was|are)\s+to\s+(?:critically\s+|briefly\s+)?(?:review"
        r"|summari[sz]e|discuss|provide\s+an\s+overview)"
        r"|\bliterature\s+(?:and\s+\w+\s+)?(?:was|were)\s+(?:re)?searched\b"
        r"|\bcontinuing\s+medical\s+education\b|\bCME\s+(?:article|series)\b"
        r"|\barticle\s+in\s+th(?:is|e)\s+(?:\w+\s+)?series\b"
        r"|\bthis\s+(?:article|paper|chapter|manuscript)\s+(?:\w+\s+)?(?:review(?:s|ed)|discusses|summari[sz]es"
        r"|collates"
        r"|outlines|describes\s+the\s+current"
        r"|provides\s+an?\s+(?:overview|update|review))|\b(?:literature|evidence)\s+(?:is|are"
        r"|was)\s+reviewed\b"
        r"|\b(?:are|is)\s+(?:also\s+|here\s+|herein\s+|briefly\s+)?(?:reviewed|summari[sz]ed)\b"
        r"|\bpurpose\s+of\s+(?:the\s+)?review\b"
        r"|\b(?:summary|overview|analysis)\s+of\s+(?:the\s+)?(?:available|current"
        r"|existing)\s+(?:literature|evidence|knowledge)",
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
)


def from_types(types: frozenset[str]) -> tuple[Design, str] | None:
    """Read the design off NLM's publication types."""
    for name, design in TYPES:
        if name in types:
            return design, name
    return None


def from_text(title: str, abstract: str) -> tuple[Design, str] | None:
    """Read the design off title and abstract alone."""
    found = (
        first(TITLE, title)
        or first(SYNTHESES, abstract)
        or _searched(abstract)
        or first(ABSTRACT, abstract)
    )
    return (Design(found[0]), found[1]) if found else None


def _searched(abstract: str) -> tuple[str, str] | None:
    """Read a search in databases: systematic only where the choice of studies is described."""
    return first((SEARCHED,), abstract) and first((CHOSEN, SEARCHED), abstract)


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
