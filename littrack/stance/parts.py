"""A claim's sentence split into what acts and what is acted on, where its fields are empty."""

from __future__ import annotations

import re
from dataclasses import replace

from littrack.concepts import Lexicon
from littrack.model import Claim, ClaimType

_RELATION = re.compile(
    r"""\b(?: (?:can|may|might|could|will|would|does|do|did|has|have|had|is|are|was|were|been
      |being)\b
      (?:\s+(?:not|also|be|been|to|help|significantly|greatly|even|potentially|effectively|often
      |been))*
    | (?:reduc|decreas|lower|increas|rais|improv|reliev|alleviat|eas|treat|prevent|caus|induc
    |trigger|worsen
      |protect|help|boost|enhanc|inhibit|block|activat|promot|lead|play|affect|kill|cur|slow
      |shorten|prolong
      |suppress|regulat|modulat|bind|act|interact|attenuat|ameliorat|contribut|produc|damag|harm
      |stop|exacerbat
      |mitigat|support|requir|contain|work|show|fight|minimi[sz]|diminish|delay|accelerat
      |stimulat|impair)
      (?:e|es|s|ed|ing)?\b )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAD = re.compile(
    r"^(?:\W|\b(?:the|a|an|use|of|using|taking|drinking|eating|daily|regular|consum\w+|wearing"
    r"|giving|administ\w+|adding"
    r"|treatment|therapy|supplementation|with|studies?|research|evidence|shows?|suggests?|that"
    r"|high|low|dose|doses|some"
    r"|many|people|who|take|there|it|in)\b)+",
    re.IGNORECASE,
)
_NAMELESS = {ClaimType.EPIDEMIOLOGY, ClaimType.NOT_CHECKABLE}
_READ = 600  # characters of a claim that are read; what follows is no longer one claim
_LONG = 8  # words a subject may have


def completed(claim: Claim, lexicon: Lexicon) -> Claim:
    """Fill an empty intervention or outcome from the sentence itself, where it has such a shape."""
    claim = replace(claim, text=claim.text[:_READ])
    if claim.intervention or claim.type in _NAMELESS or _named(claim.text, lexicon):
        return claim
    found = _RELATION.search(claim.text)
    if found is None:
        return claim
    subject = _LEAD.sub("", claim.text[: found.start()]).strip(" ,")
    if not subject or len(subject.split()) > _LONG:
        return claim
    return replace(
        claim, intervention=subject, outcome=claim.outcome or claim.text[found.end() :].strip(" .")
    )


def _named(text: str, lexicon: Lexicon) -> bool:
    return any(h.concept.kind == "intervention" for h in lexicon.find(text))
