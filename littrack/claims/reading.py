"""An article read sentence by sentence."""

from __future__ import annotations

import re

from littrack.claims.fate import not_checkable
from littrack.claims.fold import Folded, fold
from littrack.claims.identity import identified, united
from littrack.claims.mentions import mentions_in
from littrack.claims.sentences import Line, lines
from littrack.concepts import Lexicon
from littrack.model import (
    Article,
    ArticleSentence,
    CitationMention,
    Claim,
    ClaimType,
    MentionKind,
    Place,
    Reading,
    SentenceFate,
)

_HEDGES = re.compile(
    r"\b(?:may|might|could|can help|potential(?:ly)?|promis(?:e|ing)|suggests?|possibl[ey]"
    r"|appears?|seems?|likely|believed|thought)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:side effects?|adverse|toxic\w*|addict\w*|dependen\w+|overdose|death|injury"
    r"|interact(?:ions?)? with (?:other )?(?:medic|drug)\w*|risks?)\b",
    re.IGNORECASE,
)
_MECHANISM = re.compile(
    r"\b(?:receptors?|bind\w*|inhibit\w*|agonist|enzyme|pathway|neurotransmitter\w*|alkaloids?)\b",
    re.IGNORECASE,
)
_EFFICACY = re.compile(
    r"\b(?:reduc|alleviat|reliev|relief|eas(?:e|ing)|improv|enhanc|effective|treat|help|manag"
    r"|benefit|prevent|lower|cure)\w*",
    re.IGNORECASE,
)


def read_claims(article: Article, lexicon: Lexicon) -> Reading:
    """Read the claims, the fate of every sentence, and the citation mentions of an article."""
    sentences: list[ArticleSentence] = []
    claims: list[Claim] = []
    mentions: list[CitationMention] = []
    for line in lines(article):
        place = Place(article.id, line.start, line.end, article.text[line.start : line.end])
        folded = fold(place.text, line.start)
        cited = list(mentions_in(article, place, folded))
        fate, why = _fate(article, line, folded)
        sentences.append(ArticleSentence(place, fate, why))
        mentions += cited
        if fate is not SentenceFate.DROPPED:
            claims.append(identified(_claim(sentences[-1], folded.text, cited, lexicon)))
    return Reading(article, tuple(sentences), tuple(united(claims)), tuple(mentions))


def _fate(article: Article, line: Line, folded: Folded) -> tuple[SentenceFate, str]:
    if article.language != "en":
        return SentenceFate.DROPPED, "not English"
    if line.heading or line.bullet:
        return SentenceFate.DROPPED, "a heading"
    if why := not_checkable(folded.text):
        return SentenceFate.NOT_CHECKABLE, why
    return SentenceFate.CHECKED, "asserts something a study could answer"


def _claim(
    sentence: ArticleSentence, text: str, cited: list[CitationMention], lexicon: Lexicon
) -> Claim:
    checked = sentence.checkable
    hits = lexicon.find(text)
    return Claim(
        id="",
        text=text,
        type=_type(text, cited) if checked else ClaimType.NOT_CHECKABLE,
        places=(sentence.place,),
        intervention=next((h.concept.name for h in hits if h.concept.kind == "intervention"), ""),
        outcome=next(
            (h.concept.name for h in hits if h.concept.kind in {"outcome", "harm", "condition"}), ""
        ),
        hedges=tuple(dict.fromkeys(m[0].lower() for m in _HEDGES.finditer(text))),
        mentions=tuple(m.id for m in cited),
        why="" if checked else sentence.why,
    )


def _type(text: str, cited: list[CitationMention]) -> ClaimType:
    if any(m.kind is MentionKind.NAMED for m in cited):
        return ClaimType.NAMED_STUDY
    if re.search(
        r"\bwithout (?:the )?(?:addict\w+|dependen\w+|side effects)|non-addictive|\bsafe\b",
        text,
        re.IGNORECASE,
    ):
        return ClaimType.NO_HARM
    for pattern, kind in (
        (_HARM, ClaimType.HARM),
        (_EFFICACY, ClaimType.EFFICACY),
        (_MECHANISM, ClaimType.MECHANISM),
    ):
        if pattern.search(text):
            return kind
    return ClaimType.EPIDEMIOLOGY
