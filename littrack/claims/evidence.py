"""Claims about evidence: that studies exist which say so, apart from what they say."""

from __future__ import annotations

import re
from dataclasses import replace

from littrack.claims.clauses import Parsed
from littrack.claims.draft import Draft
from littrack.claims.frames import advises
from littrack.claims.grammar import owned, sentence
from littrack.claims.scene import Scene
from littrack.model import CitationMention, ClaimType, Direction, MentionKind

_STUDIES = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research(?:ers)?|scientists|evidence|data|reviews?"
    r"|meta-analys[ei]s|literature|science|surveys?|clinically|scientifically|findings"
    r"|results|experiments)\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:said|says?|report(?:ed|s)?|according to|proven|tested|shown)\b", re.IGNORECASE
)
_WITHIN = re.compile(r"\b(?:proven|tested|backed|shown|supported by|studied)\b", re.IGNORECASE)
_STATE = re.compile(
    r"\b(?:body|wealth|amount|number|abundance|from|ongoing|under ?way|limited|lacking|scarce"
    r"|needed"
    r"|inconclusive|mixed|studied|investigat\w+|researched|study|scrutiny|proven|tested|backed"
    r"|explor\w+|examin\w+)\b",
    re.IGNORECASE,
)
# "Studies investigating whether" look for something, and are not said to have found it.
_LOOKS = re.compile(
    r"\b(?:investigating|exploring|examining|studying|evaluating|assessing|looking (?:at|into))$",
    re.IGNORECASE,
)
_ASKED = (ClaimType.EVIDENCE, ClaimType.NAMED_STUDY)


def about_evidence(
    parsed: Parsed, found: list[Draft], cited: list[tuple[CitationMention, int]], scene: Scene
) -> list[Draft]:
    """Set before the effects a sentence reports the claim that such studies exist."""
    out = list(found)
    for mention, start in cited:
        type_, at = _type(mention), _with_kind(parsed.text, start)
        looks = _LOOKS.search(mention.place.text)
        told = [] if type_ is None or looks else _told(parsed, out, mention, at)
        if type_ is None or not _worth(parsed, type_, told, mention, out):
            continue
        draft = _draft(parsed, scene, type_, _span(parsed, told, mention, at), told)
        out = [draft, *(replace(d, reported=True) if d in told else d for d in out)]
    return out


_KIND = re.compile(
    r"\b(?:animal|rodent|mouse|rat|lab(?:oratory)?|cell|test[- ]tube|in vitro|preclinical|human"
    r"|clinical|observational|small|early|preliminary) $",
    re.IGNORECASE,
)


def _with_kind(text: str, at: int) -> int:
    """Where a mention begins with the word for its kind: "mouse studies", never mere "studies"."""
    kind = _KIND.search(text[:at])
    return kind.start() if kind else at


def _told(parsed: Parsed, out: list[Draft], mention: CitationMention, at: int) -> list[Draft]:
    """What a mention's study is said to show: what follows it, or all when it comes last."""
    effects = [d for d in out if d.type not in _ASKED]
    after = [d for d in effects if d.span[1] > at and _inside(parsed, d, at)]
    return after or (effects if _LATE.search(mention.place.text) else [])


def _worth(
    parsed: Parsed,
    type_: ClaimType,
    told: list[Draft],
    mention: CitationMention,
    out: list[Draft],
) -> bool:
    """Whether a mention makes a claim of its own: that studies exist, not that some should."""
    if told or type_ is ClaimType.NAMED_STUDY:
        return True
    known = any(d.type is type_ for d in out)
    wished = any(advises(parsed, clause) for clause in parsed.clauses)
    return not (known or wished) and _STATE.search(mention.place.text) is not None


def _span(parsed: Parsed, told: list[Draft], mention: CitationMention, at: int) -> tuple[int, int]:
    end = max((d.span[1] for d in told), default=len(parsed.text.rstrip(". ")))
    first = min((d.span[0] for d in told), default=at)
    within = _WITHIN.search(mention.place.text) or first > at or not told
    return (min(at, first) if within or _LATE.search(mention.place.text) else at), end


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
    effects = [d for d in told if d.type is ClaimType.EFFICACY]
    first = next(iter([*effects, *told]), None)
    text = parsed.text[span[0] : max(span[1], span[0] + 1)].strip(" .") or parsed.text
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


_BENCH = re.compile(
    r"\b(?:(?:studies|research|experiments?|tests|trials|work|data) (?:in|on|with|from)"
    r" (?P<in>(?:lab(?:oratory)? )?(?:mice|rats|animals|rodents|dogs|monkeys|zebrafish|rabbits)"
    r"|(?:human |cancer |isolated )?cells?(?: (?:cultures?|lines?))?)"
    r"|(?P<of>animal|rodent|mouse|rat|lab(?:oratory)?|cell|test[- ]tube|in vitro|preclinical)"
    r"(?:[- ]based)?(?: \w+)? (?:studies|study|research|experiments?|tests?|data))\b[^.;,]{0,40}?"
    r"\b(?:show|suggest|indicat|find|found|demonstrat|report|point|hint|reveal)\w*",
    re.IGNORECASE,
)
_KEPT_AS = {
    "animal": "animals",
    "rodent": "rodents",
    "mouse": "mice",
    "rat": "rats",
    "preclinical": "animals or cells",
}
_EFFECTS = frozenset(set(ClaimType) - {*_ASKED, ClaimType.EPIDEMIOLOGY})


def on_the_bench(parsed: Parsed, found: list[Draft]) -> list[Draft]:
    """What "studies in rats suggest" is said of rats, and the claim's words say so."""
    told = _BENCH.search(parsed.text)
    if told is None:
        return found
    kind = (told["of"] or "").lower()
    bodies = (told["in"] or _KEPT_AS.get(kind, "cells")).lower()
    return [_of_bodies(d, bodies) if _shown_by(parsed, d, told) else d for d in found]


def _shown_by(parsed: Parsed, draft: Draft, told: re.Match[str]) -> bool:
    """Whether a claim is what the studies showed, and no clause of its own after it."""
    if draft.type not in _EFFECTS or draft.population or draft.span[1] <= told.start():
        return False
    clause = parsed.clauses[draft.clause] if draft.clause >= 0 else None
    return clause is None or clause.link != "joined" or clause.subject[0] >= clause.subject[1]


def _of_bodies(draft: Draft, bodies: str) -> Draft:
    text = sentence(draft.text.rstrip(" ."), "in", bodies)
    return replace(draft, population=bodies, text=text)
