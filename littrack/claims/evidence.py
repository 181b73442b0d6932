"""Claims about evidence: that studies exist which say so, apart from what they say."""

from __future__ import annotations

import re
from dataclasses import replace

from littrack.claims.clauses import Parsed
from littrack.claims.draft import Draft
from littrack.claims.grammar import owned, sentence
from littrack.claims.scene import Scene
from littrack.model import CitationMention, ClaimType, Direction, MentionKind

_STUDIES = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research(?:ers)?|scientists|evidence|data|reviews?"
    r"|meta-analys[ei]s|literature|science|surveys?|clinically|scientifically|findings"
    r"|results|experiments)\b",
    re.IGNORECASE,
)
_ASKED = (ClaimType.EVIDENCE, ClaimType.NAMED_STUDY)


def about_evidence(
    parsed: Parsed, found: list[Draft], cited: list[tuple[CitationMention, int]], scene: Scene
) -> list[Draft]:
    """Set before the effects a sentence reports the claim that such studies exist."""
    out = list(found)
    for mention, at in cited:
        told = [
            d for d in out if d.span[1] > at and d.type not in _ASKED and _inside(parsed, d, at)
        ]
        type_ = _type(mention)
        if type_ is None:
            continue
        end = max((d.span[1] for d in told), default=len(parsed.text.rstrip(". ")))
        if not told and type_ is ClaimType.EVIDENCE and any(d.type is type_ for d in out):
            continue
        draft = _draft(parsed, scene, type_, (at, end), told)
        out = [replace(d, reported=True) if d in told else d for d in out]
        out.insert(0, draft)
    return out


def _inside(parsed: Parsed, draft: Draft, at: int) -> bool:
    """Whether a draft was read in what the mention's verb introduces."""
    if draft.clause < 0:
        return draft.span[0] >= at
    return parsed.words[parsed.clauses[draft.clause].group.first].start >= at


def _type(mention: CitationMention) -> ClaimType | None:
    if mention.kind is MentionKind.NAMED:
        return ClaimType.NAMED_STUDY
    if mention.kind is MentionKind.GENERIC and _STUDIES.search(mention.place.text):
        return ClaimType.EVIDENCE
    return None


def _draft(
    parsed: Parsed, scene: Scene, type_: ClaimType, span: tuple[int, int], told: list[Draft]
) -> Draft:
    first = told[0] if told else None
    text = parsed.text[span[0] : max(span[1], span[0] + 1)]
    return Draft(
        type_,
        sentence(owned(scene, text, "")),
        span,
        first.intervention if first else scene.main,
        ", ".join(dict.fromkeys(d.outcome for d in told if d.outcome)) if told else "",
        first.population if first else "",
        first.comparator if first else "",
        first.direction if first else Direction.ASSERTED,
        bool(first and first.negated),
        clause=-1,
        asserted=text,
    )
