"""Claims about evidence: that studies exist which show something, apart from what they show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from littrack.claims.fields import Draft
from littrack.claims.wording import clause_words, worded
from littrack.language import ParsedSentence
from littrack.language.phrases import is_evidence
from littrack.language.tree import VERBAL, effect_of, lemma
from littrack.lexicon import is_noun, words
from littrack.model import Claim, ClaimType, Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEW = 4  # words; "trials show" says nothing by itself


def about_evidence(
    sentence: ParsedSentence,
    article: str,
    drafts: Sequence[Draft],
) -> Iterator[Draft]:
    """The claims of a sentence, and before them the claim that studies show what they say."""
    shown = [d for d in drafts if d.claim.type is not ClaimType.EVIDENCE]
    teller = _teller(sentence, shown[0].verb) if shown and len(shown) == len(drafts) else None
    if teller is not None:
        existence = _existence(sentence, article, teller, shown)
        if len(existence.claim.text.split()) >= _FEW:
            yield existence
    yield from drafts


def _teller(sentence: ParsedSentence, verb: Token) -> Token | None:
    """The studies that a sentence lets speak, or the verb of one that only names their kind."""
    clinical = words().cue_patterns["clinical"].search(sentence.text)
    return next((t for t in sentence.tree if _tells(t)), verb if clinical else None)


def _tells(token: Token) -> bool:
    """Whether a word is studies that show: "studies suggest that", "evidence links X to Y"."""
    verb = token.head
    shows = token.dep_ == "nsubj" and verb.pos_ in VERBAL and effect_of(verb) == "show"
    many = is_noun(lemma(token), "gather") or token.tag_ in {"NNS", "NNPS"}
    return shows and many and is_evidence(token) and not _denied(verb)


def _denied(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _existence(
    sentence: ParsedSentence, article: str, token: Token, shown: Sequence[Draft]
) -> Draft:
    verb = token.head if token.dep_ == "nsubj" else token
    wording = worded(sentence, article, clause_words(verb), {}, "")
    first = shown[0]
    outcomes = dict.fromkeys(d.claim.outcome for d in shown if d.claim.outcome)
    claim = Claim(
        id="",
        text=wording.text,
        type=ClaimType.EVIDENCE,
        places=wording.places,
        intervention=next((d.claim.intervention for d in shown if d.claim.intervention), ""),
        outcome=", ".join(outcomes),
        population=first.claim.population,
        comparator=first.claim.comparator,
        direction=Direction.ASSERTED,
        hedges=first.claim.hedges,
    )
    return replace(first, claim=claim)
